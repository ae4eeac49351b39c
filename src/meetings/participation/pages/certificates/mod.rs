//! Certificates of attendance: one's own, those of a community, on paper, verified, revoked.

mod lists;
mod one;
mod view;

pub(super) use lists::{
    print_community, print_mine, show_community, show_mine, submit_community, submit_mine,
};
pub(super) use one::{print, show_revocation, submit_own, submit_revocation, verify};
