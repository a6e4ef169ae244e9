//! `routes.txt`, and that it says something of every mounted route.

use std::collections::BTreeMap;

use corons::domain::role::Role;
use corons::web;
use rocket::http::Method;

/// A mounted address and who may call it.
#[derive(Debug, Clone)]
pub struct Line {
    pub method: Method,
    pub uri: String,
    pub who: &'static str,
    /// Whether a contributor limited to a scope is let in.
    pub within: bool,
}

const WHO: [&str; 6] = ["anyone", "reader", "contributor", "manager", "steward", "admin"];

impl Line {
    /// Whether somebody signed in with that role is let in.
    pub fn admits(&self, role: Role) -> bool {
        match self.who {
            "anyone" | "reader" => true,
            "contributor" => matches!(role, Role::Contributor | Role::Manager),
            "manager" => role == Role::Manager,
            "steward" => matches!(role, Role::Manager | Role::Admin),
            _ => role == Role::Admin,
        }
    }

    pub fn is_open(&self) -> bool {
        self.who == "anyone"
    }

    pub fn is_of_the_api(&self) -> bool {
        self.uri.starts_with("/api/")
    }

    pub fn is_safe(&self) -> bool {
        self.method == Method::Get
    }
}

/// Every line of `routes.txt`.
pub fn table() -> Vec<Line> {
    let lines = include_str!("routes.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(parsed).collect()
}

fn parsed(line: &str) -> Line {
    let words: Vec<_> = line.split_whitespace().collect();
    let (method, uri, who) = (words[0], words[1], words[2]);
    let who = WHO.into_iter().find(|it| *it == who);
    let within = match &words[3..] {
        [] => false,
        ["within"] => true,
        _ => panic!("routes.txt: {line}"),
    };
    Line {
        method: method.parse().unwrap_or_else(|()| panic!("routes.txt: {line}")),
        uri: uri.to_owned(),
        who: who.unwrap_or_else(|| panic!("routes.txt: {line}: who is one of {WHO:?}")),
        within,
    }
}

#[test]
fn routes_txt_says_of_every_mounted_address_who_may_call_it() {
    let name = |method: Method, uri: &str| format!("{:<4} {uri}", method.as_str());
    let mut said = BTreeMap::<String, usize>::new();
    for line in table() {
        *said.entry(name(line.method, &line.uri)).or_default() += 1;
    }
    let mounted: Vec<_> = web::routes()
        .iter()
        .map(|route| name(route.method, route.uri.to_string().split('?').next().unwrap()))
        .collect();
    let unsaid: Vec<_> = mounted.iter().filter(|it| !said.contains_key(*it)).collect();
    assert!(
        unsaid.is_empty(),
        "Nothing says who may call these. Add a line for each to tests/app/routes/routes.txt, at its place in the \
         alphabet, and end it with one of {WHO:?}; then with `within` if src/web/scope.rs opens it to a contributor \
         limited to a scope:\n{}\n",
        unsaid.iter().map(|it| format!("{it} …")).collect::<Vec<_>>().join("\n")
    );
    let gone: Vec<_> = said.keys().filter(|it| !mounted.contains(it)).collect();
    assert!(gone.is_empty(), "no longer mounted, take them out of routes.txt: {gone:#?}");
    let twice: Vec<_> = said.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "twice in routes.txt: {twice:#?}");
}
