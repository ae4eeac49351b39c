//! The administration on real databases, and through its doors.
