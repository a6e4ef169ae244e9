//! The form of a body, from the struct that is written or read.

use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A schema with a name, and those it refers to.
#[derive(Clone, Copy)]
pub(in crate::web::api) struct Shape {
    name: fn() -> String,
    collect: fn(&mut Vec<(String, RefOr<Schema>)>),
}

impl Shape {
    /// That of a struct.
    pub(super) fn of<T: ToSchema>() -> Self {
        Self {
            name: || T::name().into_owned(),
            collect: |schemas| {
                schemas.push((T::name().into_owned(), <T as PartialSchema>::schema()));
                T::schemas(schemas);
            },
        }
    }

    /// A reference to it among the components.
    pub(super) fn refer(&self) -> RefOr<Schema> {
        Ref::from_schema_name((self.name)()).into()
    }

    /// Adds it and those it refers to.
    pub(super) fn collect(&self, schemas: &mut Vec<(String, RefOr<Schema>)>) {
        (self.collect)(schemas);
    }
}
