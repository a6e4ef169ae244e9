//! The structure beside the drawing: headings, paragraphs, tables and figures, as those who hear
//! the document meet them.

use krilla::tagging::{Identifier, Node, TagGroup, TagKind, TagTree};

/// The number of a structure element.
pub(super) type Element = usize;
/// The number of a stretch of drawing that belongs to one.
pub(super) type Leaf = usize;

enum Child {
    Element(Element),
    Leaf(Leaf),
}

struct Branch {
    tag: TagKind,
    children: Vec<Child>,
}

/// The elements of a document; children stand in reading order.
#[derive(Default)]
pub(super) struct Tree {
    branches: Vec<Branch>,
    roots: Vec<Element>,
    leaves: Leaf,
}

impl Tree {
    /// A new element inside another, or on its own.
    pub(super) fn element(&mut self, within: Option<Element>, tag: impl Into<TagKind>) -> Element {
        let element = self.branches.len();
        self.branches.push(Branch { tag: tag.into(), children: Vec::new() });
        match within.and_then(|within| self.branches.get_mut(within)) {
            Some(parent) => parent.children.push(Child::Element(element)),
            None => self.roots.push(element),
        }
        element
    }

    /// Says more of an element than was known when it began.
    pub(super) fn retag(&mut self, element: Element, tag: impl Into<TagKind>) {
        if let Some(branch) = self.branches.get_mut(element) {
            branch.tag = tag.into();
        }
    }

    /// A new stretch of drawing of an element.
    pub(super) fn leaf(&mut self, element: Element) -> Leaf {
        let leaf = self.leaves;
        self.leaves += 1;
        if let Some(branch) = self.branches.get_mut(element) {
            branch.children.push(Child::Leaf(leaf));
        }
        leaf
    }

    /// How many stretches there are.
    pub(super) fn leaves(&self) -> usize {
        self.leaves
    }

    /// The tree as krilla takes it, once every stretch was drawn.
    pub(super) fn built(&self, drawn: &[Option<Identifier>], lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        for root in &self.roots {
            if let Some(group) = self.group(*root, drawn) {
                tree.push(Node::Group(group));
            }
        }
        tree
    }

    fn group(&self, element: Element, drawn: &[Option<Identifier>]) -> Option<TagGroup> {
        let branch = self.branches.get(element)?;
        let mut group = TagGroup::new(branch.tag.clone());
        for child in &branch.children {
            match child {
                Child::Element(inner) => {
                    group.children.extend(self.group(*inner, drawn).map(Node::Group));
                }
                Child::Leaf(leaf) => {
                    let identifier = drawn.get(*leaf).copied().flatten();
                    group.children.extend(identifier.map(Node::Leaf));
                }
            }
        }
        Some(group)
    }
}
