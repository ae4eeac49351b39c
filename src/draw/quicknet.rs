//! Rounds of quicknet, a network of drand: a public value every three seconds, signed by many organizations together, which
//! none of them can foresee.

use bls12_381::{
    G1Affine, G1Projective, G2Affine, G2Prepared, Gt,
    hash_to_curve::{ExpandMsgXmd, HashToCurve},
    multi_miller_loop,
};
use sha2::{Digest, Sha256};

use crate::hash::decode;

/// The hash by which relays know the network.
pub const CHAIN: &str = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
/// The key with which its rounds are signed.
pub const PUBLIC_KEY: &str = "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";

/// The time of round 1, and the seconds from one round to the next.
const GENESIS: u64 = 1_692_803_367;
const PERIOD: u64 = 3;
/// Of scheme `bls-unchained-g1-rfc9380`.
const DOMAIN: &[u8] = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/// The time of a round, in seconds since 1970.
#[must_use]
pub const fn time_of(round: u64) -> u64 {
    GENESIS.saturating_add(round.saturating_sub(1).saturating_mul(PERIOD))
}

/// The first round at this time or later.
#[must_use]
pub const fn first_round_at(time: u64) -> u64 {
    time.saturating_sub(GENESIS).div_ceil(PERIOD) + 1
}

/// Whether a signature, in lowercase hexadecimal digits, is the network's for this round.
#[must_use]
pub fn is_signed(round: u64, signature: &str) -> bool {
    let signature: Option<G1Affine> =
        decode::<48>(signature).and_then(|bytes| G1Affine::from_compressed(&bytes).into());
    let key: Option<G2Affine> =
        decode::<96>(PUBLIC_KEY).and_then(|bytes| G2Affine::from_compressed(&bytes).into());
    let (Some(signature), Some(key)) = (signature, key) else { return false };
    let message = Sha256::digest(round.to_be_bytes());
    let hashed = <G1Projective as HashToCurve<ExpandMsgXmd<Sha256>>>::hash_to_curve([&message[..]], DOMAIN);
    are_paired(signature, G2Affine::generator(), G1Affine::from(hashed), key)
}

/// Whether e(a, b) = e(c, d), with one final exponentiation instead of two.
fn are_paired(a: G1Affine, b: G2Affine, c: G1Affine, d: G2Affine) -> bool {
    let terms = [(&-a, &G2Prepared::from(b)), (&c, &G2Prepared::from(d))];
    multi_miller_loop(&terms).final_exponentiation() == Gt::identity()
}
