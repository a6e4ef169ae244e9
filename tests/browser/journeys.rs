//! What people do, from the one-time link to signing out.

use libtest_mimic::Failed;

use crate::driver::{Browser, Window, corons, free_port, run};

const PASSWORD: &str = "corons et chevalements 1906";

/// The first administrator and manager are made, the manager records, is asked, corrects, leaves.
pub fn a_manager_at_work() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let port = free_port();
    let (_server, printed) = corons(&["serve"], &folder.path().join("data"), port);
    let link = printed
        .iter()
        .flat_map(|line| line.split_whitespace())
        .find_map(|word| word.split_once("/setup/").map(|(_, token)| token.to_owned()))
        .ok_or("the server prints no one-time link")?;
    run(async {
        let browser = Browser::open(port, Window { width: 1280, dark: false }).await;
        browser.go(&format!("/setup/{link}")).await;
        browser.fill("admin", "adele").await;
        browser.fill("admin-password", PASSWORD).await;
        browser.fill("manager", "pilar").await;
        browser.fill("manager-password", PASSWORD).await;
        browser.press("main form button").await;
        browser.sign_in("pilar", "ce n'est pas cela").await;
        assert_eq!(browser.path().await, "/sign-in");
        browser.sign_in("pilar", PASSWORD).await;

        browser.go("/entries/new?estate=LENS-4").await;
        browser.fill("on", "31/02/2024").await;
        browser.fill("dwellings", "24").await;
        browser.press("main form .actions button").await;
        assert!(browser.text("main .error").await.contains("29"), "February's days are named");
        browser.fill("on", "28/02/2024").await;
        browser.press("main form .actions button").await;
        assert!(browser.text("main .flash").await.contains("24"));

        browser.go("/entries").await;
        assert!(browser.text("main table").await.contains("24"));
        browser.press("main table a[href^='/entries/']").await;
        let entry = browser.path().await;
        browser.go(&format!("{entry}/correction")).await;
        browser.fill("note", "26, pas 24").await;
        browser.fill("dwellings-1", "26").await;
        browser.script("document.querySelector('main [name=reason]').value = 'typing-error'").await;
        browser.press("main form .actions button").await;
        browser.go("/").await;
        assert!(browser.text("main").await.contains("26"), "the board counts the right entry");

        browser.press("header form button").await;
        browser.go("/entries").await;
        assert!(browser.text("main").await.contains("connect"), "signed out");
        let complaints = browser.complaints().await;
        let refused = |line: &&String| !line.contains("401") && !line.contains("422");
        let unexpected: Vec<_> = complaints.iter().filter(refused).collect();
        assert!(unexpected.is_empty(), "{unexpected:?}");
    });
    Ok(())
}
