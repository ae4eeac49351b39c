//! Who has been client, facilitator and scribe this year, and whose turn it is.

use crate::codevelopment::model::Role;
use ensemble_core::ids::PersonId;

/// The roles that go around.
pub const ROLES: [Role; 3] = [Role::Client, Role::Facilitator, Role::Scribe];

/// A role that a person had in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub person: PersonId,
    pub role: Role,
}

/// People and how often each had a role, those who had it least first; of equals, as they were given.
#[must_use]
pub fn order(role: Role, people: &[PersonId], turns: &[Turn]) -> Vec<(PersonId, usize)> {
    let times =
        |person: PersonId| turns.iter().filter(|turn| turn.person == person && turn.role == role).count();
    let mut all: Vec<(PersonId, usize)> = people.iter().map(|person| (*person, times(*person))).collect();
    all.sort_by_key(|(_, times)| *times);
    all
}

/// Who is proposed for client, facilitator and scribe: different people, for each role the person who had it least.
#[must_use]
pub fn proposal(people: &[PersonId], turns: &[Turn]) -> [Option<PersonId>; 3] {
    let mut taken: Vec<PersonId> = Vec::new();
    ROLES.map(|role| {
        let free = order(role, people, turns).into_iter().find(|(person, _)| !taken.contains(person));
        free.map(|(person, _)| {
            taken.push(person);
            person
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{PersonId, ROLES, Role, Turn, order, proposal};

    fn people(count: u128) -> Vec<PersonId> {
        (1..=count).map(|number| PersonId::from(Uuid::from_u128(number))).collect()
    }

    proptest! {
        #[test]
        fn in_as_many_sessions_as_people_each_is_client_once(count in 1_u128..12) {
            let people = people(count);
            let mut turns = Vec::new();
            for _ in 0..count {
                let proposed = proposal(&people, &turns);
                let mut chosen: Vec<PersonId> = proposed.iter().flatten().copied().collect();
                let many = chosen.len();
                chosen.sort_unstable();
                chosen.dedup();
                prop_assert_eq!(chosen.len(), many, "three different people");
                for (role, person) in ROLES.into_iter().zip(proposed) {
                    turns.extend(person.map(|person| Turn { person, role }));
                }
            }
            for (_, times) in order(Role::Client, &people, &turns) {
                prop_assert_eq!(times, 1);
            }
        }
    }

    #[test]
    fn those_who_had_a_role_least_come_first() {
        let all = people(3);
        let turns =
            [Turn { person: all[0], role: Role::Client }, Turn { person: all[1], role: Role::Scribe }];
        assert_eq!(order(Role::Client, &all, &turns), [(all[1], 0), (all[2], 0), (all[0], 1)]);
        assert_eq!(proposal(&all, &turns), [Some(all[1]), Some(all[0]), Some(all[2])]);
        assert_eq!(proposal(&all[..1], &[]), [Some(all[0]), None, None]);
    }
}
