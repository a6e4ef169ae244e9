//! Every page of the demonstration, narrow and wide, light and dark, in both languages.

use libtest_mimic::Failed;

use crate::driver::{Browser, Running, Window, corons, free_port, run};

/// What a manager opens.
const PAGES: [&str; 19] = [
    "/",
    "/programmes/erbm",
    "/programmes/mc/years/2024",
    "/estates",
    "/estates?sort=name&all=1",
    "/estates/LENS-4",
    "/estates/NON-REPARTI",
    "/operations",
    "/entries",
    "/entries/new?estate=LENS-4",
    "/programmes/mc/plans",
    "/programmes/mc/plans/2",
    "/programmes/mc/plans/comparison?from=1&to=2",
    "/account/password",
    "/account",
    "/account/rights",
    "/account/second-factor",
    "/board-links",
    "/health",
];

/// What an administrator opens.
const DOORS: [&str; 6] =
    ["/users", "/users/pilotage", "/users/new", "/tokens", "/audit", "/users/contribution"];

/// The demonstration at work, and what it printed.
fn demonstration(port: u16) -> Result<(Running, tempfile::TempDir, Vec<String>), Failed> {
    let folder = tempfile::tempdir()?;
    let (server, printed) = corons(&["demo"], &folder.path().join("data"), port);
    Ok((server, folder, printed))
}

/// The password of an account, from what was printed.
fn password<'p>(printed: &'p [String], login: &str) -> Result<&'p str, Failed> {
    let line = printed.iter().find(|line| line.split('\t').nth(1) == Some(login));
    Ok(line.and_then(|line| line.split('\t').nth(2)).ok_or("no account is printed")?)
}

/// No page scrolls sideways, and the browser logs no error and no refusal of the policy.
pub fn every_page() -> Result<(), Failed> {
    let port = free_port();
    let (_server, _folder, printed) = demonstration(port)?;
    let (manager, admin) = (password(&printed, "pilotage")?, password(&printed, "administration")?);
    run(async {
        for (width, dark) in [(1280, false), (360, false), (360, true)] {
            let browser = Browser::open(port, Window { width, dark }).await;
            browser.sign_in("pilotage", manager).await;
            for page in PAGES {
                fits(&browser, page, width).await;
            }
            browser.press("header form button").await;
            browser.sign_in("administration", admin).await;
            for page in DOORS {
                fits(&browser, page, width).await;
            }
            let complaints = browser.complaints().await;
            assert!(complaints.is_empty(), "{complaints:?}");
        }
    });
    Ok(())
}

/// A page in both languages.
async fn fits(browser: &Browser, page: &str, width: u32) {
    for lang in ["fr", "en"] {
        let mark = if page.contains('?') { '&' } else { '?' };
        browser.go(&format!("{page}{mark}lang={lang}")).await;
        let wide = "const root = document.documentElement; \
                    return [root.scrollWidth - root.clientWidth, root.lang, document.title];";
        let seen = browser.script(wide).await;
        assert_eq!(seen[0], 0, "{page} at {width} px in {lang} scrolls sideways");
        assert_eq!(seen[1], lang, "{page}");
        let strip = browser.text("body").await;
        let words = if lang == "fr" { "Données fictives" } else { "Fictional data" };
        assert!(strip.contains(words), "{page} in {lang} does not say that it is fictional");
    }
}

/// Of the three drawings of a chart the page shows one.
pub fn one_drawing() -> Result<(), Failed> {
    let port = free_port();
    let (_server, _folder, printed) = demonstration(port)?;
    let password = password(&printed, "pilotage")?;
    run(async {
        let browser = Browser::open(port, Window { width: 1280, dark: false }).await;
        browser.sign_in("pilotage", password).await;
        for (width, class) in [(360, "s"), (800, "m"), (1280, "l")] {
            browser.resize(width).await;
            browser.go("/").await;
            let shown = "return [...document.querySelectorAll('figure')].map(figure => \
                 [...figure.querySelectorAll('svg.chart')].filter(svg => svg.getBoundingClientRect().width > 0) \
                 .map(svg => svg.classList.contains(arguments[0]) ? 1 : 100).reduce((a, b) => a + b, 0));";
            let drawings = browser.client.execute(shown, vec![class.into()]).await.unwrap();
            let drawings = drawings.as_array().unwrap();
            assert!(drawings.len() >= 2, "{width}: {drawings:?}");
            assert!(drawings.iter().all(|count| *count == 1), "{width}: {drawings:?}");
        }
    });
    Ok(())
}
