//! Pictures are tested by what is in them: texts that neither meet nor leave the picture, colours
//! that can be told apart, and golden files.

mod samples;
mod write;
