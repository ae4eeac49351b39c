//! Many windows of several people on a simulated network, with random delays, lost connections, half-open connections,
//! networks that block WebSockets, a server that fails to store, devices that fail to write, and windows that are closed and opened again.
//!
//! `ENSEMBLE_SIMULATION_SEEDS=10000 cargo test -p ensemble-live simulation` tries as many seeds as one likes.

mod network;
mod people;
mod random;
mod server;
mod world;

use self::world::World;

const SEEDS: &str = "ENSEMBLE_SIMULATION_SEEDS";
const USUAL_SEEDS: u64 = 300;
/// How many things people do in one run.
const ACTIONS: u64 = 60;

#[test]
fn whatever_the_network_does_all_copies_converge_and_no_saved_change_is_lost() {
    let seeds = std::env::var(SEEDS).ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(USUAL_SEEDS);
    let mut tried = world::Tried::default();
    for seed in 0..seeds {
        let mut world = World::new(seed);
        for _ in 0..ACTIONS {
            world.act();
        }
        world.heal();
        world.assert_converged();
        tried.add(&world.tried);
    }
    // Where the network never fails, nothing is tested.
    if seeds >= USUAL_SEEDS {
        tried.assert_enough(seeds);
    }
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let run = || {
        let mut world = World::new(42);
        for _ in 0..ACTIONS {
            world.act();
        }
        world.heal();
        (world.now(), world.tried.clone(), world.stored_notes())
    };
    assert_eq!(run(), run());
}
