//! The main tasks with the keyboard alone; whatever has the focus shows it.

use fantoccini::Locator;
use fantoccini::key::Key;
use libtest_mimic::Failed;

use crate::driver::{Browser, Window, corons, free_port, run};

/// Goes forward with the tabulator until something has the focus.
async fn tab_to(browser: &Browser, wanted: &str) {
    let look = "const at = document.activeElement, style = getComputedStyle(at); \
        const seen = at === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2); \
        return [at.matches(arguments[0]), seen, at.outerHTML.slice(0, 120)];";
    for _ in 0..400 {
        let at = browser.client.execute(look, vec![wanted.into()]).await.unwrap();
        assert_eq!(at[1], true, "has the focus and does not show it: {}", at[2]);
        if at[0] == true {
            return;
        }
        press(browser, Key::Tab).await;
    }
    let page = browser.text("main").await;
    panic!("{wanted} is not reached with the keyboard on {}: {page}", browser.path().await);
}

async fn press(browser: &Browser, key: Key) {
    let key: char = key.into();
    browser.client.active_element().await.unwrap().send_keys(&key.to_string()).await.unwrap();
}

/// Types over what a field holds.
async fn write(browser: &Browser, field: &str, text: &str) {
    tab_to(browser, field).await;
    browser.script("document.activeElement.select?.()").await;
    browser.client.active_element().await.unwrap().send_keys(text).await.unwrap();
}

/// Presses the button that has the focus, and waits for the next page.
async fn enter(browser: &Browser) {
    browser.script("document.left = true").await;
    press(browser, Key::Enter).await;
    browser.arrived("enter").await;
}

/// Confirms each question with a reason, and sends the form again.
async fn answer(browser: &Browser) {
    let boxes = browser.client.find_all(Locator::Css(".ask [type=checkbox]")).await.unwrap();
    assert!(!boxes.is_empty(), "nothing is asked");
    for _ in boxes {
        tab_to(browser, ".ask [type=checkbox]:not(:checked)").await;
        browser.client.active_element().await.unwrap().send_keys(" ").await.unwrap();
        press(browser, Key::Tab).await;
        let field = browser.client.active_element().await.unwrap();
        field.send_keys("vu avec le chantier").await.unwrap();
    }
    enter(browser).await;
}

/// Records, is asked and confirms, corrects, looks at the past.
pub fn a_task_at_a_time() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let port = free_port();
    let (_server, printed) = corons(&["demo"], &folder.path().join("data"), port);
    let line = printed.iter().find(|line| line.split('\t').nth(1) == Some("pilotage"));
    let password = line.and_then(|line| line.split('\t').nth(2)).ok_or("no account is printed")?;
    run(async {
        let browser = Browser::open(port, Window { width: 1280, dark: false }).await;
        browser.go("/sign-in").await;
        write(&browser, "[name=login]", "pilotage").await;
        write(&browser, "[name=password]", password).await;
        enter(&browser).await;
        assert_eq!(browser.path().await, "/");

        // The first link leads past the navigation.
        press(&browser, Key::Tab).await;
        tab_to(&browser, ".skip").await;

        // Recorded on an estate whose number of dwellings asks a question.
        browser.go("/entries/new?estate=LENS-4").await;
        tab_to(&browser, "[name=operation]").await;
        press(&browser, Key::Down).await;
        write(&browser, "[name=on]", "03/2026").await;
        write(&browser, "[name=dwellings]", "9000").await;
        enter(&browser).await;
        answer(&browser).await;
        assert!(browser.text("main .flash").await.replace('\u{202f}', "").contains("9000"));

        // Corrected.
        browser.go("/entries").await;
        tab_to(&browser, "main table a[href^='/entries/']").await;
        enter(&browser).await;
        let entry = browser.path().await;
        tab_to(&browser, "main a[href$='/correction']").await;
        enter(&browser).await;
        assert_eq!(browser.path().await, format!("{entry}/correction"));
        tab_to(&browser, "[name=reason]").await;
        press(&browser, Key::Down).await;
        write(&browser, "[name=note]", "9, pas 9000").await;
        write(&browser, "[name=dwellings-1]", "9").await;
        enter(&browser).await;
        answer(&browser).await;
        assert!(browser.path().await.starts_with("/entries"), "{}", browser.path().await);
        assert!(!browser.path().await.ends_with("/correction"), "{}", browser.text("main").await);

        // The past, and back.
        browser.go("/").await;
        tab_to(&browser, "footer .ledger a").await;
        enter(&browser).await;
        write(&browser, "#position", "@100").await;
        enter(&browser).await;
        assert!(browser.text(".past").await.contains("100"));
        tab_to(&browser, ".past a[data-today]").await;
        enter(&browser).await;
        assert!(browser.client.find(Locator::Css(".past")).await.is_err(), "back today");

        // The presentation moves by keys, and leaves.
        browser.go("/programmes/mc/presentation").await;
        let at = "const middle = innerHeight / 2; return [...document.querySelectorAll('.slide')] \
            .findIndex(slide => slide.getBoundingClientRect().bottom > middle);";
        for (key, wanted) in
            [(Key::Right, 1), (Key::Down, 2), (Key::Left, 1), (Key::End, 6), (Key::Home, 0)]
        {
            press(&browser, key).await;
            let mut seen = serde_json::Value::Null;
            for _ in 0..60 {
                seen = browser.script(at).await;
                if seen == wanted {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            assert_eq!(seen, wanted);
        }
        browser.script("document.left = true").await;
        press(&browser, Key::Escape).await;
        browser.arrived("escape").await;
        assert_eq!(browser.path().await, "/programmes/mc");
    });
    Ok(())
}
