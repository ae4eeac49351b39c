//! Services as JSON in the shape of Open Referral's Human Services Data Specification, version 3: a list for each of its tables,
//! which name each other by their ids.
//!
//! HSDS has one language for a text: the texts of both are in `translations`, an extension. What it has no field for (whom a service
//! is for, whether a referral is needed, who verified it) are attributes. What comes from elsewhere may have the tables inside its
//! services.

mod read;
mod write;

pub(super) use read::read;
pub use write::write;

/// The area of a service that is for all of Québec.
const PROVINCE: &str = "CA-QC";
/// What the extent of a region begins with; its number follows.
const REGION: &str = "CA-QC-region-";
/// The extent of a municipality.
const MUNICIPALITY: &str = "municipality";

/// The labels of attributes.
const AUDIENCE: &str = "audience";
const REFERRAL: &str = "referral";
const ASSURER: &str = "assurer";
