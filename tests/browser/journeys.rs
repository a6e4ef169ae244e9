//! What people do, from the one-time link to signing out.

use std::path::Path;

use libtest_mimic::Failed;
use totp_rs::Secret;

use crate::driver::{Browser, Running, Window, corons, free_port, run};

const PASSWORD: &str = "corons et chevalements 1906";

/// A new service; the address of the link it prints.
fn new_service(folder: &Path, port: u16) -> Result<(Running, String), Failed> {
    let (server, printed) = corons(&["serve"], &folder.join("data"), port);
    let link = printed
        .iter()
        .flat_map(|line| line.split_whitespace())
        .find_map(|word| word.split_once("/setup/").map(|(_, token)| format!("/setup/{token}")))
        .ok_or("the server prints no one-time link")?;
    Ok((server, link))
}

/// Makes the first two accounts.
async fn set_up(browser: &Browser, link: &str) {
    browser.go(link).await;
    browser.fill("admin", "adele").await;
    browser.fill("admin-password", PASSWORD).await;
    browser.fill("manager", "pilar").await;
    browser.fill("manager-password", PASSWORD).await;
    browser.press("main form button").await;
}

/// What the browser complained about beyond the answers a journey asks for on purpose.
async fn unexpected(browser: &Browser) -> Vec<String> {
    let complaints = browser.complaints().await;
    complaints.into_iter().filter(|line| !line.contains("401") && !line.contains("422")).collect()
}

/// The first administrator and manager are made, the manager records, is asked, corrects, leaves.
pub fn a_manager_at_work() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let port = free_port();
    let (_server, link) = new_service(folder.path(), port)?;
    run(async {
        let browser = Browser::open(port, Window { width: 1280, dark: false }).await;
        set_up(&browser, &link).await;
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
        let unexpected = unexpected(&browser).await;
        assert!(unexpected.is_empty(), "{unexpected:?}");
    });
    Ok(())
}

/// The manager adds a second factor, signs in with it, records, gives a board link, leaves; the
/// link opens the board to nobody in particular, and nothing else does.
pub fn a_second_factor_and_a_board_link() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let port = free_port();
    let (_server, link) = new_service(folder.path(), port)?;
    run(async {
        let browser = Browser::open(port, Window { width: 360, dark: true }).await;
        set_up(&browser, &link).await;
        browser.sign_in("pilar", PASSWORD).await;
        assert_eq!(browser.path().await, "/account/second-factor", "a manager is led there");
        let secret = browser.script("return document.querySelector('[name=secret]').value").await;
        let bytes = Secret::Encoded(secret.as_str().unwrap().to_owned()).to_bytes().unwrap();
        browser.fill("code", "000000").await;
        browser.press("main form button").await;
        assert!(!browser.text("main .error").await.is_empty(), "a wrong code is said");
        let now = corons::clock::Clock::system().now();
        browser.fill("code", &corons::store::code_at(&bytes, now)).await;
        browser.press("main form button").await;
        let spare = browser.text("main .codes li").await;
        browser.press("main a.button").await;
        browser.press("header form button").await;

        browser.sign_in("pilar", PASSWORD).await;
        assert_eq!(browser.path().await, "/sign-in/code", "the password alone opens nothing");
        browser.go("/entries").await;
        assert!(browser.text("main").await.contains("connect"), "not signed in yet");
        browser.go("/sign-in/code").await;
        // The code just used opens nothing a second time; a spare one does, once.
        browser.fill("code", &spare).await;
        browser.press("main form button").await;
        browser.go("/entries/new?estate=LENS-4").await;
        browser.fill("on", "28/02/2024").await;
        browser.fill("dwellings", "24").await;
        browser.press("main form .actions button").await;
        assert!(browser.text("main .flash").await.contains("24"));

        browser.go("/board-links").await;
        browser.fill("name", "Présidente du conseil").await;
        browser.press("main form button").await;
        let address = browser.script("return document.querySelector('[data-link]').value").await;
        let address = url::Url::parse(address.as_str().unwrap()).map_or_else(
            |_| address.as_str().unwrap().to_owned(),
            |address| address.path().to_owned(),
        );
        browser.go("/").await;
        browser.press("header form button").await;
        browser.go(&address).await;
        assert!(browser.text("main").await.contains("24"), "the guest reads the board");
        let away = "return [...document.querySelectorAll('a[href^=\"/\"]')] \
                    .map(a => a.getAttribute('href')) \
                    .filter(href => !href.startsWith(arguments[0]) && !href.startsWith('/static/') && href !== '/')";
        let away = browser.client.execute(away, vec![address.as_str().into()]).await.unwrap();
        assert_eq!(away, serde_json::json!([]), "nothing leads away");
        let wide =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(browser.script(wide).await, 0, "the board scrolls sideways");
        let unexpected = unexpected(&browser).await;
        assert!(unexpected.is_empty(), "{unexpected:?}");
    });
    Ok(())
}
