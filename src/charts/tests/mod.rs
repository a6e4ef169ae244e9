//! Pictures are tested by what is in them: texts that neither meet nor leave the picture, colours
//! that can be told apart, and golden files.

mod boxes;
mod colors;
mod extremes;
mod golden;
mod markup;
mod parse;
mod rules;
mod samples;
mod sets;
mod write;
