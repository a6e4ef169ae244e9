//! What lists have in common: order, search and pages are parameters of the address, so that a
//! list can be sent to somebody and looks the same there.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::visit::{Visit, with_query};
use crate::text::Lang;

/// Rows of a page.
pub(super) const ROWS: usize = 25;
/// The value of `page=` that shows all rows.
const ALL: &str = "all";

/// The address of a list.
#[derive(Debug, Clone)]
pub(super) struct Listing {
    path: String,
    query: Vec<(String, String)>,
}

/// The order of a list: `sort=name`, or `sort=-name` from the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order<K> {
    /// By what.
    pub(super) by: K,
    /// From the largest to the smallest.
    pub(super) down: bool,
}

/// A column whose head sorts the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<K: 'static> {
    /// By what it sorts.
    pub(super) by: K,
    /// Its word in the address.
    pub(super) word: &'static str,
    /// The key of its title.
    pub(super) title: &'static str,
    /// Holds numbers, set to the right.
    pub(super) right: bool,
    /// The first click sorts from the largest to the smallest.
    pub(super) down: bool,
}

/// The head of a column.
pub(super) struct Head {
    pub(super) href: String,
    pub(super) title: Cow<'static, str>,
    pub(super) right: bool,
    /// `ascending` or `descending` when the list is in its order.
    pub(super) sorted: Option<&'static str>,
}

/// One choice of a list to choose from.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl Choice {
    pub(super) fn new(
        value: impl Into<String>,
        label: impl Into<String>,
        chosen: impl FnOnce(&str) -> bool,
    ) -> Self {
        let value = value.into();
        let chosen = chosen(&value);
        Self { value, label: label.into(), chosen }
    }
}

/// The links to the other pages of a list.
pub(super) struct Pages {
    /// "1 à 25 sur 41".
    pub(super) here: String,
    /// Address and text of each other page.
    pub(super) others: Vec<(String, String)>,
    /// The address of everything on one page.
    pub(super) all: Option<String>,
}

impl Listing {
    /// The list a request asks for.
    pub(super) fn of(visit: &Visit) -> Self {
        Self { path: visit.path.clone(), query: visit.query.clone() }
    }

    /// A parameter; an empty one is as good as none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The same list with one parameter changed, from its first page.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        let kept = |(key, value): &&(String, String)| {
            key != name && key != "page" && !value.trim().is_empty()
        };
        let mut query: Vec<_> = self.query.iter().filter(kept).cloned().collect();
        if !value.is_empty() {
            query.push((name.to_owned(), value.to_owned()));
        }
        with_query(&self.path, &query)
    }

    /// The whole list as a file: the programme and the day stay, search and order do not.
    pub(super) fn file(&self, ending: &str) -> String {
        let kept =
            |(key, _): &&(String, String)| ["programme", "to", "known"].contains(&key.as_str());
        let query: Vec<_> = self.query.iter().filter(kept).cloned().collect();
        with_query(&format!("{}.{ending}", self.path), &query)
    }

    /// Without search and filters.
    pub(super) fn bare(&self) -> &str {
        &self.path
    }

    /// What a search keeps of the address, as hidden fields.
    pub(super) fn hidden(&self, fields: &[&str]) -> Vec<(String, String)> {
        let kept = |(key, value): &&(String, String)| {
            key != "page" && !fields.contains(&key.as_str()) && !value.trim().is_empty()
        };
        self.query.iter().filter(kept).cloned().collect()
    }

    /// The order asked for.
    pub(super) fn order<K: Copy>(&self, columns: &[Column<K>]) -> Option<Order<K>> {
        let word = self.get("sort")?;
        let (word, down) = word.strip_prefix('-').map_or((word, false), |word| (word, true));
        let column = columns.iter().find(|column| column.word == word)?;
        Some(Order { by: column.by, down })
    }

    /// The heads of the columns of a list in that order.
    pub(super) fn heads<K: Copy + PartialEq>(
        &self,
        columns: &[Column<K>],
        order: Order<K>,
        lang: Lang,
    ) -> Vec<Head> {
        let head = |column: &Column<K>| {
            let here = column.by == order.by;
            let down = if here { !order.down } else { column.down };
            Head {
                href: self.with("sort", &word(column, down)),
                title: lang.say(column.title),
                right: column.right,
                sorted: here.then_some(if order.down { "descending" } else { "ascending" }),
            }
        };
        columns.iter().map(head).collect()
    }

    /// The orders to choose from where the heads are folded away.
    pub(super) fn orders<K: Copy + PartialEq>(
        columns: &[Column<K>],
        order: Order<K>,
        lang: Lang,
    ) -> Vec<Choice> {
        let choice = |column: &Column<K>| {
            let here = column.by == order.by;
            let down = if here { order.down } else { column.down };
            Choice::new(word(column, down), lang.say(column.title), |_| here)
        };
        columns.iter().map(choice).collect()
    }

    /// The rows of the page asked for, and the links to the others. A page that is not there is
    /// the last one.
    pub(super) fn page<T>(&self, mut rows: Vec<T>, lang: Lang) -> (Vec<T>, Option<Pages>) {
        let count = rows.len();
        if count <= ROWS {
            return (rows, None);
        }
        let last = count.div_ceil(ROWS);
        let range = |page: usize| ((page - 1) * ROWS + 1, (page * ROWS).min(count));
        let asked = self.get("page");
        let number = match asked {
            Some(ALL) => None,
            asked => Some(asked.and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, last)),
        };
        let text = |key: &str, (from, to): (usize, usize)| {
            lang.say_with(key, &[("from", from.into()), ("to", to.into()), ("count", count.into())])
        };
        let others = (1..=last).filter(|page| Some(*page) != number).map(|page| {
            let href = self.with("page", "");
            let href = join(&href, "page", &page.to_string());
            (href, text("list-page", range(page)))
        });
        let pages = Pages {
            here: text("list-here", number.map_or((1, count), range)),
            others: others.collect(),
            all: number.map(|_| join(&self.with("page", ""), "page", ALL)),
        };
        if let Some(number) = number {
            let (from, to) = range(number);
            rows.truncate(to);
            rows.drain(..from - 1);
        }
        (rows, Some(pages))
    }
}

fn word<K>(column: &Column<K>, down: bool) -> String {
    format!("{}{}", if down { "-" } else { "" }, column.word)
}

fn join(address: &str, name: &str, value: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{name}={value}")
}

/// Compares what may be missing; what is missing comes last in either direction.
pub(super) fn compare<T: Ord>(a: Option<T>, b: Option<T>, down: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if down => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(query: &[(&str, &str)]) -> Listing {
        let query = query.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Listing { path: "/estates".to_owned(), query }
    }

    #[test]
    fn changing_the_order_keeps_the_search_and_goes_to_the_first_page() {
        let list = listing(&[("page", "3"), ("q", "cité"), ("sort", "name"), ("epci", "")]);
        assert_eq!(list.with("sort", "-name"), "/estates?q=cit%C3%A9&sort=-name");
        assert_eq!(list.hidden(&["q"]), [("sort".to_owned(), "name".to_owned())]);
    }

    #[test]
    fn a_page_that_is_not_there_is_the_last_one() {
        let rows: Vec<usize> = (1..=60).collect();
        let page = |asked: &str| listing(&[("page", asked)]).page(rows.clone(), Lang::En);
        assert_eq!(page("9").0, [51, 52, 53, 54, 55, 56, 57, 58, 59, 60]);
        assert_eq!(page("x").0.first(), Some(&1));
        assert_eq!(page("0").0.first(), Some(&1));
        let (all, pages) = page("all");
        let pages = pages.unwrap();
        assert_eq!((all.len(), pages.others.len(), pages.all), (60, 3, None));
        let (_, two) = page("2");
        assert_eq!(two.unwrap().all.as_deref(), Some("/estates?page=all"));
        assert!(listing(&[]).page(vec![1; 25], Lang::En).1.is_none());
    }

    #[test]
    fn what_is_missing_comes_last_in_either_direction() {
        for down in [false, true] {
            let mut values = [None, Some(2), Some(1)];
            values.sort_by(|a, b| compare(*a, *b, down));
            assert_eq!(values[2], None);
            assert_eq!(values[0], Some(if down { 2 } else { 1 }));
        }
    }
}
