//! The shape of the house: who may name whom, a guard on every route, small files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may name.
const ROOMS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("text", &["domain"]),
    ("store", &["domain", "clock"]),
    ("files", &["domain", "text"]),
    ("charts", &["domain", "text"]),
    ("exports", &["domain", "text", "files", "store"]),
    ("guard", &["config"]),
    ("web", &["domain", "text", "store", "files", "charts", "exports", "guard", "clock", "config"]),
    (
        "cli",
        &["domain", "text", "store", "files", "exports", "guard", "web", "demo", "clock", "config"],
    ),
    ("demo", &["domain", "store", "clock"]),
];

/// Each crate that belongs to some rooms only.
const CRATES: [(&str, &[&str]); 13] = [
    ("diesel", &["store"]),
    ("rocket", &["guard", "web", "cli"]),
    ("tokio", &["web", "cli"]),
    ("httparse", &["guard"]),
    ("prometheus", &["web"]),
    ("plotters", &["charts"]),
    // Pixels are made of a drawing where drawings are made; a page on paper takes the drawing itself.
    ("resvg", &["charts", "files"]),
    ("krilla", &["files"]),
    ("askama", &["web"]),
    // Beside serde: what a value looks like to programs is derived where it is defined.
    ("utoipa", &["domain", "exports", "web"]),
    ("clap", &["cli"]),
    ("fluent_bundle", &["text"]),
    ("rust_xlsxwriter", &["files"]),
];

/// The guards of `web::guards`, and that of board links.
const GUARDS: [&str; 9] =
    ["Reader", "Contributor", "Manager", "Steward", "Auditor", "Admin", "Guest", "Anyone", "Open"];

/// Lines of a file of the program at most.
const LINES: usize = 400;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file without its comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// What stands before the tests of a file.
fn before_tests(code: &str) -> &str {
    code.split("#[cfg(test)]\nmod ").next().unwrap()
}

/// The names that follow `crate::` in some code, groups of them included.
fn named_rooms(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = &group[..group.find(';').unwrap_or(group.len())];
            named.extend(group.split(',').map(word));
        } else {
            named.push(word(rest));
        }
    }
    named
}

/// Whether some code names a crate.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        // `rocket::tokio` is rocket's.
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn rooms_name_only_the_rooms_they_may() {
    let rooms: Vec<_> = ROOMS.iter().map(|(room, _)| *room).chain(["clock", "config"]).collect();
    let mut wrong = Vec::new();
    for (room, may) in ROOMS {
        for path in sources(&Path::new("src").join(room)) {
            for named in named_rooms(&code(&path)) {
                let named = named.as_str();
                if named != room && rooms.contains(&named) && !may.contains(&named) {
                    wrong.push(format!("{} names {named}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (room, _) in ROOMS {
        for path in sources(&Path::new("src").join(room)) {
            let code = code(&path);
            for (name, homes) in CRATES {
                if !homes.contains(&room) && names_crate(&code, name) {
                    wrong.push(format!("{} names {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_handler_has_a_guard() {
    let mut handlers = 0;
    for path in sources(Path::new("src/web")) {
        let code = code(&path);
        let routes = ["#[get(", "#[post(", "#[put(", "#[patch(", "#[delete(", "#[route("];
        for (at, _) in routes.iter().flat_map(|route| code.match_indices(route)) {
            let rest = &code[at..];
            let signature = rest.split_once("fn ").unwrap().1;
            let signature = &signature[..signature.find('{').unwrap()];
            let guarded = GUARDS.iter().any(|guard| {
                signature.contains(&format!(": {guard},"))
                    || signature.contains(&format!(": {guard})"))
            });
            assert!(guarded, "{}: fn {signature}", path.display());
            handlers += 1;
        }
    }
    assert!(handlers > 10, "the handlers are not where they were: {handlers}");
}

#[test]
fn files_are_short_and_every_folder_says_what_it_is() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")).into_iter().chain(sources(Path::new("tests"))) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        // The tables are a list that Diesel's command line can write.
        if lines > LINES && !path.ends_with("store/schema.rs") {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
        let folder = path.parent().unwrap();
        let root = folder == Path::new("src") || folder.starts_with("tests");
        if !root && !folder.join("mod.rs").exists() {
            wrong.push(format!("{} has no mod.rs", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_pure_core_asks_no_clock_and_touches_no_file() {
    let forbidden = ["std::fs", "std::env", "std::net", "Utc::now", "Local::now", "SystemTime"];
    for path in sources(Path::new("src/domain")) {
        let code = code(&path);
        for word in forbidden {
            assert!(!before_tests(&code).contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn templates_hold_no_inline_style_or_script() {
    let mut folders = vec![PathBuf::from("templates")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for word in [" style=", "<style", "<script>", " onclick=", " onsubmit=", "javascript:"]
            {
                assert!(!text.contains(word), "{} holds {word:?}", path.display());
            }
            seen += 1;
        }
    }
    assert!(seen > 3);
}
