//! The states of a practice, and who reads and writes it.

use proptest::prelude::*;

use super::{AUDIENCES, Missing, Step, after, is_approved, may_read, may_read_work, may_write, missing};
use crate::practice::model::{Content, Involvement, Place, PracticeForm, PracticeState, Review, Verdict};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId},
    rights::{Identity, Role, Viewer},
};
use ensemble_reflections::reflection::model::Audience;

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

fn place(archived: bool) -> Place {
    let slugs = ["un".to_owned(), "one".to_owned()];
    Place { community: CommunityId::new(), name: text("Une communauté"), slugs, archived }
}

fn viewer(roles: &[(CommunityId, Role)]) -> Viewer {
    let identity = Identity::new(PersonId::new(), "Ana".to_owned(), Lang::Fr);
    Viewer { person: Some(identity), portal_roles: Vec::new(), roles: roles.to_vec() }
}

fn review(verdict: Option<Verdict>) -> Review {
    Review { person: PersonId::new(), name: None, verdict, lang: Lang::Fr, note: String::new() }
}

#[test]
fn an_audience_is_who_reads_the_published_version() {
    let here = place(false);
    let member = viewer(&[(here.community, Role::Member)]);
    let observer = viewer(&[(here.community, Role::Observer)]);
    let elsewhere = viewer(&[(CommunityId::new(), Role::Member)]);
    let alone = viewer(&[]);
    let reads = |audience| {
        [&member, &observer, &elsewhere, &alone, &Viewer::default()]
            .map(|viewer| may_read(viewer, &here, audience))
    };
    assert_eq!(reads(Audience::Community), [true, false, false, false, false]);
    assert_eq!(reads(Audience::AllCommunities), [true, true, true, false, false]);
    assert_eq!(reads(Audience::Public), [true; 5]);
    for audience in AUDIENCES {
        let archived = Place { archived: true, ..here.clone() };
        assert!(may_read(&member, &archived, audience));
        assert!(!may_read(&elsewhere, &archived, audience));
    }
}

#[test]
fn a_draft_is_read_by_facilitators_and_those_who_are_asked() {
    let here = place(false);
    let facilitator = viewer(&[(here.community, Role::Facilitator)]);
    let member = viewer(&[(here.community, Role::Member)]);
    let gone = viewer(&[]);
    let none = Involvement::default();
    let asked = Involvement { is_author: true, ..none };
    let consented = Involvement { has_consented: true, ..asked };
    let reviewer = Involvement { is_reviewer: true, ..none };
    assert!(may_read_work(&facilitator, &here, none));
    assert!(!may_read_work(&member, &here, none));
    assert!(may_read_work(&member, &here, asked) && may_read_work(&member, &here, reviewer));
    assert!(!may_read_work(&gone, &here, consented), "who left reads no draft");
    assert!(may_write(&facilitator, &here, none) && may_write(&member, &here, consented));
    assert!(!may_write(&member, &here, asked) && !may_write(&member, &here, reviewer));
    assert!(!may_write(&gone, &here, consented));
    assert!(!may_write(&facilitator, &place(true), none), "nothing changes in an archived community");
}

#[test]
fn what_a_practice_lacks_depends_on_how_it_is_written() {
    let mut content = Content::titled(text("Une pratique"), PracticeForm::Description);
    assert_eq!(
        missing(&content, 0, 1),
        [Missing::Summary, Missing::Need, Missing::Done, Missing::Consent, Missing::Answer]
    );
    content.summary = Some(text("Un résumé."));
    content.need = Some(text("Un besoin."));
    content.done = Some(text("Ce qui a été fait."));
    assert!(missing(&content, 1, 0).is_empty());
    content.form = PracticeForm::Story;
    assert_eq!(missing(&content, 1, 0), [Missing::Need, Missing::Done]);
    content.story.happened = Some(text("Il est arrivé ceci."));
    content.story.changed = Some(text("J’ai changé cela."));
    assert!(missing(&content, 2, 0).is_empty());
}

#[test]
fn two_approvals_are_enough_unless_someone_wants_a_change() {
    let approved = || review(Some(Verdict::Approved));
    assert!(!is_approved(&[approved()]));
    assert!(!is_approved(&[approved(), review(None)]));
    assert!(is_approved(&[approved(), approved(), review(None)]));
    assert!(!is_approved(&[approved(), approved(), review(Some(Verdict::Changes))]));
}

proptest! {
    #[test]
    fn only_what_was_reviewed_is_published(steps in prop::collection::vec(0..Step::ALL.len(), 0..60)) {
        let (mut state, mut published, mut last) = (PracticeState::Draft, false, None);
        for step in steps.into_iter().map(|index| Step::ALL[index]) {
            let Some(next) = after(state, step, published) else { continue };
            if step == Step::Publish {
                prop_assert_eq!(last, Some(Step::Send));
                published = true;
            }
            if step == Step::Withdraw {
                prop_assert!(published);
                published = false;
            }
            prop_assert_eq!(next == PracticeState::Published, step == Step::Publish);
            prop_assert!(next != PracticeState::Published || published);
            (state, last) = (next, Some(step));
        }
    }
}
