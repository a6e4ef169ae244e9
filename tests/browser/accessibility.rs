//! axe-core on every page, light and dark, in both languages; and nothing that scrolls sideways
//! on a telephone or at twice its size.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fantoccini::Locator;
use libtest_mimic::Failed;
use serde_json::Value;

use crate::driver::{Browser, Window, corons, free_port, run};
use crate::pages::{self, Example, Who};

/// Where `npm ci` puts it.
pub fn axe() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/browser/node_modules/axe-core/axe.min.js")
}

/// Runs the rules over the page, or those about colours alone; gives what is wrong.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
    const what = arguments[0] ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : { type: 'tag', values: tags }; \
    axe.run(document, { runOnly: what, resultTypes: ['violations'] }).then(found => done(found.violations.map(it => \
        it.id + ' (' + it.nodes.length + '): ' + it.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' ' + (node.any[0] || node.all[0] || node.none[0] || {}).message).join(' | '))), \
        error => done(['axe: ' + error]));";

const SIDEWAYS: &str =
    "const root = document.documentElement; return root.scrollWidth - root.clientWidth;";

const STATUS: &str = "return performance.getEntriesByType('navigation')[0].responseStatus;";

/// Looks at every page as everybody who may see it.
pub fn no_violation() -> Result<(), Failed> {
    let source = std::fs::read_to_string(axe())
        .map_err(|_| "axe-core is not there. To fetch it: npm ci --prefix tests/browser")?;
    let folder = tempfile::tempdir()?;
    let port = free_port();
    let (_server, printed) = corons(&["demo"], &folder.path().join("data"), port);
    let mut passwords = BTreeMap::new();
    for line in &printed {
        if let [_, login, password] = line.split('\t').collect::<Vec<_>>().as_slice() {
            passwords.insert((*login).to_owned(), (*password).to_owned());
        }
    }
    let wrong = run(async {
        let browser = Browser::open(port, Window { width: 1280, dark: false }).await;
        browser.on_every_page(&source).await;
        let mut wrong = Vec::new();
        let (mut seen, mut board) = (BTreeMap::new(), String::new());
        for (who, login) in
            [(Who::Manager, "pilotage"), (Who::Admin, "administration"), (Who::Nobody, "")]
        {
            browser.client.delete_all_cookies().await.unwrap();
            if let Some(password) = passwords.get(login) {
                browser.sign_in(login, password).await;
            }
            if who == Who::Manager {
                board = board_link(&browser).await;
                // An edition of the board's pack; a draft of a plan.
                for form in ["/editions", "/programmes/mc/plans/draft"] {
                    browser.go(form).await;
                    browser.press("main form button").await;
                }
                a_proposal(&browser, folder.path()).await;
            }
            for (uri, of, example) in pages::all() {
                if of != who {
                    continue;
                }
                let Some(path) = place(&browser, &uri, example, &board, &seen).await else {
                    wrong.push(format!("{uri}: no page leads to its example"));
                    continue;
                };
                let found = look(&browser, &path).await;
                wrong.extend(found.into_iter().map(|it| format!("{path}: {it}")));
                seen.insert(uri, path);
            }
        }
        wrong
    });
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Makes a board link.
async fn board_link(browser: &Browser) -> String {
    browser.go("/board-links").await;
    browser.fill("name", "Mme Board").await;
    browser.press("main form button").await;
    let find = "return document.body.innerHTML.match(/\\/board\\/[0-9a-f]{64}/)[0];";
    browser.script(find).await.as_str().unwrap().to_owned()
}

/// Brings a file with a line that can be taken and two that cannot.
async fn a_proposal(browser: &Browser, folder: &Path) {
    let file = folder.join("mai.csv");
    let lines = "cite;etape;date;logements\nLENS-4;livré;05/2026;3\nLENS-4;livré;hier;3\nLens cité 5;livré;05/2026;x\n";
    std::fs::write(&file, lines).unwrap();
    browser.go("/proposals").await;
    let field = browser.client.find(Locator::Css("#file")).await.unwrap();
    field.send_keys(&file.display().to_string()).await.unwrap();
    browser.press("main form button").await;
    // The page that says how far the reading has come leads on by itself.
    let found = browser.client.wait().for_element(Locator::Css("main .answer, main .say")).await;
    found.unwrap();
}

/// The address of an example. `*` stands for what was found for the route it is below.
async fn place(
    browser: &Browser,
    uri: &str,
    example: Option<&Example>,
    board: &str,
    seen: &BTreeMap<String, String>,
) -> Option<String> {
    Some(match example {
        None => uri.to_owned(),
        Some(Example::At(path)) => (*path).to_owned(),
        Some(Example::Board(rest)) => format!("{board}{rest}"),
        Some(Example::Linked(from, wanted)) => {
            let above = uri.rsplit_once('/').map_or("", |(above, _)| above);
            let found = seen.iter().find(|(route, _)| {
                *route == above
                    || above.starts_with("/figures/") && route.as_str() == "/figures/<name>"
            });
            let found = found.map_or("", |(_, path)| path.as_str());
            if from.contains('*') {
                return Some(format!("{found}/{}", wanted.rsplit('/').next().unwrap_or_default()));
            }
            browser.go(from).await;
            let find = "return [...document.querySelectorAll('main a[href]')].map(a => a.getAttribute('href')) \
                 .find(href => href.startsWith(arguments[0]) && !/new|export|\\.csv/.test(href));";
            let link = browser.client.execute(find, vec![(*wanted).into()]).await.unwrap();
            link.as_str()?.to_owned()
        }
    })
}

/// What is wrong with a page, in both languages and on both papers, narrow and enlarged.
async fn look(browser: &Browser, path: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for lang in ["fr", "en"] {
        browser.resize(1280).await;
        browser.paper(false).await;
        browser
            .go(&format!("{path}{}lang={lang}", if path.contains('?') { '&' } else { '?' }))
            .await;
        let status = browser.script(STATUS).await;
        // Links that are their own key have no example that opens.
        if status != 200 && !path.starts_with("/setup/") && !path.starts_with("/invitation/") {
            wrong.push(format!("answers {status}"));
        }
        for dark in [false, true] {
            browser.paper(dark).await;
            let found = browser.client.execute_async(RUN, vec![dark.into()]).await.unwrap();
            let words = |it: &Value| it.as_str().unwrap_or_default().to_owned();
            let paper = if dark { "dark" } else { "light" };
            let told = |it: &Value| format!("{lang} {paper}: {}", words(it));
            wrong.extend(found.as_array().into_iter().flatten().map(told));
        }
        // 640 pixels are 1280 enlarged to 200 %.
        for width in [640, 360] {
            browser.resize(width).await;
            let by = browser.script(SIDEWAYS).await;
            if by != 0 {
                wrong.push(format!("{lang}: scrolls sideways by {by} at {width} px"));
            }
        }
    }
    wrong
}
