//! The time zone of the machine changes nothing.

use std::process::Command;

use crate::program::{Served, ask, token};

#[test]
fn figures_do_not_depend_on_the_time_zone_of_the_machine() {
    let folder = tempfile::tempdir().unwrap();
    let token = token(folder.path());
    let served = Served::start(folder.path());
    for (number, day) in ["2024-02-29", "2025-03-30", "2025-10-26", "2024-12-31"].iter().enumerate()
    {
        let head = format!(
            "POST /api/v1/entries HTTP/1.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json"
        );
        let body = format!(
            r#"{{"estate":"LENS-4","landlord":"Maisons & Cités","stage":"delivered","on":"{day}","dwellings":{},"confirm":["unusual-month"]}}"#,
            number + 1
        );
        assert_eq!(ask(served.port, &head, &body).unwrap().0, 201, "{day}");
    }
    drop(served);
    let export = |zone: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
        command.current_dir(folder.path()).env_remove("CORONS_DATA").env("TZ", zone);
        command.args(["export", "progress", "--by", "month"]).output().unwrap().stdout
    };
    let paris = export("Europe/Paris");
    assert!(paris.len() > 1000);
    for zone in ["UTC", "Pacific/Auckland", "America/New_York"] {
        assert_eq!(export(zone), paris, "{zone}");
    }
}
