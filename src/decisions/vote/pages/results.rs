//! The results of a vote, as a table with bars. Nothing of them is read before it may be shown.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Level, Method, NamedChoice, OptionTally, Tally, Vote},
    rules::{has_quorum, is_withheld, shows_results},
    store,
};
use ensemble_core::{Lang, LocalizedText, error::AppError};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{Column, DataTable, Kind, Line, Notice};

/// The results of a vote.
#[derive(Clone, Debug)]
pub(super) enum Results {
    /// They are hidden: not even how many people voted is known here.
    Hidden,
    /// Too few people voted in secret.
    Withheld { voters: u32, eligible: u32 },
    Shown {
        voters: u32,
        eligible: u32,
        tally: Tally,
        named: Vec<NamedChoice>,
        /// How many people are not named because their account is closed.
        unnamed: u32,
    },
}

impl Results {
    /// Reads the results as far as they may be shown now.
    pub(super) async fn load(request: &PageRequest, vote: &Vote) -> Result<Self, AppError> {
        let db = &request.portal.db;
        if !shows_results(vote) {
            return Ok(Self::Hidden);
        }
        let voters = store::voters(db, vote).await?;
        let eligible = store::electorate(db, vote).await?;
        if is_withheld(vote, voters) {
            return Ok(Self::Withheld { voters, eligible });
        }
        let tally = store::tally(db, vote).await?;
        let (named, unnamed) = if vote.secret {
            (Vec::new(), 0)
        } else {
            (store::named_choices(db, vote.id).await?, store::unnamed(db, vote.id).await?)
        };
        Ok(Self::Shown { voters, eligible, tally, named, unnamed })
    }

    /// Whether enough people voted, as far as it may be known.
    pub(super) const fn has_quorum(&self, vote: &Vote) -> bool {
        match self {
            Self::Hidden => false,
            Self::Withheld { voters, .. } | Self::Shown { voters, .. } => has_quorum(vote, *voters),
        }
    }

    /// The sum, where it may be shown.
    pub(super) const fn tally(&self) -> Option<&Tally> {
        match self {
            Self::Shown { tally, .. } => Some(tally),
            Self::Hidden | Self::Withheld { .. } => None,
        }
    }
}

pub(super) fn view(lang: Lang, vote: &Vote, results: Results) -> Option<AnyView> {
    let quorum = |voters: u32| {
        (vote.quorum > 0 && !has_quorum(vote, voters)).then(|| {
            let words = t::vote_no_quorum(lang, vote.quorum, voters);
            view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> }
        })
    };
    let content = match results {
        Results::Hidden => return None,
        Results::Withheld { voters, eligible } => view! {
            <p>{t::vote_turnout(lang, eligible, voters)}</p>
            {quorum(voters)}
            <Notice><p>{t::vote_withheld(lang)}</p></Notice>
        }
        .into_any(),
        Results::Shown { voters, eligible, tally, named, unnamed } => view! {
            <p>{t::vote_turnout(lang, eligible, voters)}</p>
            {quorum(voters)}
            {table(lang, vote, &tally, voters)}
            {reasons(lang, vote, &tally)}
            {who(lang, vote, &named, unnamed)}
        }
        .into_any(),
    };
    Some(
        view! {
            <section class="stack" aria-labelledby="results">
                <h3 id="results">{t::vote_results(lang)}</h3>
                {content}
            </section>
        }
        .into_any(),
    )
}

fn table(lang: Lang, vote: &Vote, tally: &Tally, voters: u32) -> AnyView {
    let mut sums: Vec<(LocalizedText, OptionTally)> =
        vote.options.iter().map(|option| (option.title.clone(), tally.of(option.id))).collect();
    sums.sort_by_key(|(_, sum)| (sum.objections, std::cmp::Reverse(sum.points)));
    let most = match vote.method {
        Method::Dots => sums.iter().map(|(_, sum)| sum.points).max().unwrap_or_default(),
        Method::Approval | Method::Consent => voters,
    };
    let number = |number: u32| view! { {number.to_string()} }.into_any();
    let title = |passage: LocalizedText| view! { <Line lang passage /> }.into_any();
    let (columns, rows) = match vote.method {
        Method::Consent => (
            vec![
                Column::new(t::vote_theme(lang)),
                Column::numeric(labels::level(lang, Level::Agree)),
                Column::numeric(labels::level(lang, Level::Reservation)),
                Column::numeric(labels::level(lang, Level::Objection)),
                Column::new(t::vote_share(lang)),
            ],
            sums.into_iter()
                .map(|(theme, sum)| {
                    let parts = [sum.points, sum.reservations, sum.objections];
                    vec![
                        title(theme),
                        number(sum.points),
                        number(sum.reservations),
                        number(sum.objections),
                        bar(&parts, most),
                    ]
                })
                .collect(),
        ),
        method => (
            vec![
                Column::new(t::vote_theme(lang)),
                Column::numeric(if method == Method::Dots {
                    t::vote_points(lang)
                } else {
                    t::vote_approvals(lang)
                }),
                Column::new(t::vote_share(lang)),
            ],
            sums.into_iter()
                .map(|(theme, sum)| vec![title(theme), number(sum.points), bar(&[sum.points], most)])
                .collect::<Vec<Vec<AnyView>>>(),
        ),
    };
    view! { <DataTable caption=t::vote_table(lang) columns rows /> }.into_any()
}

/// A bar with its parts one after the other. The numbers stand beside it.
fn bar(parts: &[u32], most: u32) -> AnyView {
    const WIDTH: u32 = 120;
    let most = most.max(1);
    let mut from = 0;
    let parts = parts
        .iter()
        .zip(["first", "second", "third"])
        .map(|(part, class)| {
            let width = part * WIDTH / most;
            let x = from;
            from += width;
            view! { <rect class=class x=x.to_string() y="0" width=width.to_string() height="10" /> }
        })
        .collect_view();
    view! {
        <svg class="vote-bar" viewBox="0 0 120 10" width="120" height="10" aria-hidden="true">
            <rect class="whole" x="0" y="0" width="120" height="10" />
            {parts}
        </svg>
    }
    .into_any()
}

/// Why people have reservations and objections.
fn reasons(lang: Lang, vote: &Vote, tally: &Tally) -> Option<AnyView> {
    let of = |option: &super::super::model::VoteOption| {
        let reasons = tally.of(option.id).reasons;
        (!reasons.is_empty()).then(|| {
            let items = reasons
                .into_iter()
                .map(|reason| {
                    let level = Level::of(reason.value).map(|level| labels::level(lang, level));
                    let tag = (reason.lang != lang).then(|| reason.lang.tag());
                    view! { <li><b>{level}</b> " " <span lang=tag>{reason.text}</span></li> }
                })
                .collect_view();
            view! {
                <h4><Line lang passage=option.title.clone() /></h4>
                <ul class="plain stack gap-1">{items}</ul>
            }
        })
    };
    let all: Vec<_> = vote.options.iter().filter_map(of).collect();
    (!all.is_empty()).then(|| {
        view! {
            <details open="">
                <summary>{t::vote_reasons(lang)}</summary>
                <div class="stack gap-2">{all}</div>
            </details>
        }
        .into_any()
    })
}

/// What each person chose in an open vote, and how many more did whose account is closed.
fn who(lang: Lang, vote: &Vote, named: &[NamedChoice], unnamed: u32) -> Option<AnyView> {
    let said = |choice: &NamedChoice| {
        let option = vote.options.iter().find(|option| option.id == choice.choice.option)?;
        let title = option.title.text(lang);
        Some(match (vote.method, Level::of(choice.choice.value)) {
            (Method::Dots, _) => t::vote_chose(lang, title, t::vote_dots(lang, choice.choice.value)),
            (Method::Consent, Some(level)) => t::vote_chose(lang, title, labels::level(lang, level)),
            _ => title.to_owned(),
        })
    };
    let people = named
        .chunk_by(|one, other| one.person == other.person)
        .map(|own| {
            let name = own.first().map(|choice| choice.name.clone());
            let all: Vec<String> = own.iter().filter_map(said).collect();
            view! { <li><b>{name}</b> " · " {all.join(" · ")}</li> }
        })
        .collect_view();
    (!named.is_empty() || unnamed > 0).then(|| {
        let unnamed =
            (unnamed > 0).then(|| view! { <li class="muted">{t::vote_unnamed(lang, unnamed)}</li> });
        view! {
            <details>
                <summary>{t::vote_who(lang)}</summary>
                <ul class="plain stack gap-1">{people} {unnamed}</ul>
            </details>
        }
        .into_any()
    })
}
