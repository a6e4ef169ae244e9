//! Rehearsing a file and adopting it: the same check in the same kind of transaction, once rolled
//! back and once kept.

use diesel::prelude::*;

use super::{Proposal, ProposalState};
use crate::domain::proposal::{
    BoardFigures, FileEffect, FileLines, Import, ImportFile, ImportOptions, Part, Settings,
    WrongLine,
};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::store::error::{Result, StoreError};
use crate::store::schema::{batches, proposals};
use crate::store::{Author, OnceKey, Store, Tx};

/// What a file would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Rehearsal {
    /// What would become of it.
    pub import: Import<FileEffect>,
    /// The boards before and after it; empty where it would change nothing.
    pub boards: Vec<(BoardFigures, BoardFigures)>,
    /// What is wrong beside the cells that cannot be read, on their lines.
    pub also: Vec<WrongLine>,
}

impl Rehearsal {
    /// All that is wrong.
    pub fn wrong(&self) -> impl Iterator<Item = &WrongLine> {
        let whole = match &self.import {
            Import::Wrong(wrong) => wrong.as_slice(),
            _ => &[],
        };
        whole.iter().chain(&self.also)
    }
}

/// What is answered of a proposal that was adopted.
pub type AdoptedAnswer = fn(&Proposal) -> Result<String>;

/// Which proposal is adopted, and how.
pub struct Adopting<'a> {
    /// Its number.
    pub id: i32,
    /// The revision that was seen.
    pub revision: i32,
    /// How it is read, and what is confirmed with its adoption.
    pub settings: &'a Settings,
    /// A key it counts once for, and the answer kept with it.
    pub once: Option<(&'a OnceKey, AdoptedAnswer)>,
}

fn map<E>(import: Import<E>, wrap: impl FnOnce(E) -> FileEffect) -> Import<FileEffect> {
    match import {
        Import::Done(effect) => Import::Done(wrap(effect)),
        Import::Rehearsed(effect) => Import::Rehearsed(wrap(effect)),
        Import::Again(before) => Import::Again(before),
        Import::Wrong(wrong) => Import::Wrong(wrong),
    }
}

impl Store {
    /// Checks a file and changes nothing: its lines, and what can be read of others. Whoever may
    /// propose may ask.
    ///
    /// # Errors
    /// Those of a write.
    pub fn rehearse(
        &self,
        author: &Author,
        file: &ImportFile,
        lines: &FileLines,
        parts: &[Part],
        options: &ImportOptions<'_>,
    ) -> Result<Rehearsal> {
        let (mut boards, mut also) = (Vec::new(), Vec::new());
        let import = self.import(author, |tx| {
            let before = if tx.role().may_manage() { tx.board_figures()? } else { Vec::new() };
            let import = tx.take_lines(file, lines, options)?;
            if matches!(import, Import::Rehearsed(_)) && !before.is_empty() {
                tx.settle()?;
                boards = before.into_iter().zip(tx.board_figures()?).collect();
            }
            if !matches!(import, Import::Again(_)) {
                also = tx.wrong_in_parts(lines, parts)?;
            }
            Ok(import)
        })?;
        Ok(Rehearsal { import, boards, also })
    }

    /// Adopts a proposal: all of its lines, or nothing. The answer is [`Import::Done`] where it
    /// was; what is wrong meanwhile leaves it waiting, as it was.
    ///
    /// # Errors
    /// [`Refusal::OwnProposal`], [`Refusal::ProposalDecided`], [`Refusal::ProposalChanged`],
    /// [`StoreError::Forbidden`] where it wants a second person and a token is none, and those of
    /// a write.
    pub fn adopt_proposal(
        &self,
        author: &Author,
        adopting: &Adopting<'_>,
        lines: &FileLines,
        options: &ImportOptions<'_>,
    ) -> Result<Import<FileEffect>> {
        self.import(author, |tx| {
            tx.require(Role::may_manage)?;
            if let Some((once, _)) = adopting.once {
                // Only that it never came with another request: this one was not done yet.
                tx.answered(once)?;
            }
            let mut held = tx.waiting(adopting.id, adopting.revision)?;
            let alone = tx.adopts_alone(&held)?;
            if held.settings != *adopting.settings {
                tx.change_proposal(held.id, held.revision, held.kind, adopting.settings)?;
                held = tx.waiting(held.id, held.revision + 1)?;
            }
            let file = ImportFile { name: held.file.clone(), sha256: held.sha256 };
            let import = tx.take_lines(&file, lines, options)?;
            if let Import::Done(effect) = &import {
                tx.keep_adopted(&held, effect, alone)?;
                if let Some((once, answer)) = adopting.once {
                    let done = tx.proposal(held.id, None)?.ok_or(StoreError::NotFound)?;
                    tx.keep_answer(once, &answer(&done)?)?;
                }
            }
            Ok(import)
        })
    }
}

impl Tx<'_> {
    /// Whether no second person agrees: who brought it adopts it, or a program does, which is
    /// none. Refused where there is somebody to ask.
    fn adopts_alone(&mut self, held: &Proposal) -> Result<bool> {
        let own = self.account == Some(held.account);
        let alone = own || self.author_in_person().is_err();
        match alone && self.needs_second()? {
            true if own => Err(Refusal::OwnProposal.into()),
            true => Err(StoreError::Forbidden),
            false => Ok(alone),
        }
    }

    fn take_lines(
        &mut self,
        file: &ImportFile,
        lines: &FileLines,
        options: &ImportOptions<'_>,
    ) -> Result<Import<FileEffect>> {
        Ok(match lines {
            FileLines::Entries(lines) => {
                map(self.adopt_entries(file, lines, options)?, FileEffect::Entries)
            }
            FileLines::Estates(lines) => {
                map(self.adopt_estates(file, lines, options)?, FileEffect::Estates)
            }
            FileLines::Plan(programme, lines) => {
                map(self.adopt_plan(file, programme, lines, options)?, FileEffect::Plan)
            }
            FileLines::Dwellings(lines) => {
                map(self.adopt_dwellings(file, lines, options)?, FileEffect::Dwellings)
            }
            FileLines::Rpls(lines) => {
                map(self.adopt_rpls(file, lines, options)?, FileEffect::Dwellings)
            }
        })
    }

    fn keep_adopted(&mut self, held: &Proposal, effect: &FileEffect, alone: bool) -> Result<()> {
        // What changed nothing is no batch.
        let changed = match effect {
            FileEffect::Plan(effect) => !effect.unchanged,
            other => other.positions().is_some(),
        };
        let batch: Option<i32> = batches::table
            .filter(batches::kind.eq(held.kind.as_str()))
            .filter(batches::sha256.eq(held.sha256.0.as_slice()))
            .filter(batches::undone_at.is_null())
            .order(batches::id.desc())
            .select(batches::id)
            .first(self.conn)
            .optional()?
            .filter(|_| changed);
        let (first, last) = effect.positions().unzip();
        diesel::update(proposals::table.find(held.id))
            .set((
                proposals::alone.eq(alone),
                proposals::batch.eq(batch),
                proposals::first.eq(first),
                proposals::last.eq(last),
            ))
            .execute(self.conn)?;
        self.decide(held.id, ProposalState::Adopted)
    }
}
