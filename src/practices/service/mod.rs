//! The directory of services for young people, their parents and the staff of schools, inside and outside of service centres and
//! school boards.
//!
//! Anyone who is signed in proposes a service, and changes what they proposed; coordinators accept, correct, import. What looks
//! like a service that is there is shown before it is saved. A service was verified on a day by an organization: after a year its page
//! says to call first, and the person who proposed it is asked, once; those who keep the directory are told of services without such a
//! person, and of what such a person changes in the directory. Everybody reads the directory, takes it along as a table or as
//! open data, and reports errors without an account; who reports is not kept. A report is for those who may change the service.
//!
//! The partnership map gathers what groups named with discussion guides, from the meetings whose agendas the viewer may read.
//!
//! * [`model`]: the types; [`rules`]: what a service has to say, which are the same, what is out of date, the map, pure;
//! * `exchange`: files, CSV and HSDS; [`api`]: inputs; `actions`: what people do; `events`, `jobs`: notifications; `store`: all its SQL;
//! * [`labels`], [`paths`]; [`pages`]: the directory, one service, proposing, keeping the directory, importing, the map.

pub mod actions;
pub mod api;
mod events;
pub mod exchange;
pub mod jobs;
pub mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use exchange::read as read_file;
pub use jobs::ServicesJob;
pub use pages::{found_in_search, link_for, name_for};
pub use store::{NewService, add};
