//! Figure references (INTERFACES).
