//! Pages with forms: made for one person now, kept by nobody.

use rocket::http::Status;

use super::answer::Answer;
use super::db::Done;
use super::page::Page;
use super::visit::{Moment, Visit};
use crate::store::Read;

impl Visit {
    /// Renders a page in one read transaction. What is to be said once is said on it.
    pub(super) async fn fresh(
        &self,
        status: Status,
        render: impl FnOnce(&mut Read<'_>, Page) -> Done<String> + Send + 'static,
    ) -> Done<Answer> {
        let flash = self.flash_sentence();
        let said = flash.is_some();
        let page = match flash {
            Some(flash) => self.page().saying(flash),
            None => self.page(),
        };
        let html = self
            .render(move |read| {
                let moment = Moment::read(read)?;
                render(read, page.at(&moment))
            })
            .await?;
        let answer = Answer::page(status, self.kept_there(html));
        Ok(if said { answer.cookie(self.said()) } else { answer })
    }
}
