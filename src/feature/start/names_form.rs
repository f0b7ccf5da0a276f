//! Starting a workbook: the two names, and the words for the two parts.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::command::{Command, NewPerson, Purpose, StartWorkbook};
use workbook_core::stamp::Seat;

use crate::i18n::{self, tr, words};
use crate::parts::{RoleWords, Shared, SharedChoice, lock_error};
use crate::platform::{page, timer};
use crate::route::Route;
use crate::state::{App, Phase, letter};
use crate::ui::{Field, FieldMore, Icon, Lines, Mark, PageHead};

/// Soft limit of a name and of a role word, in characters.
const NAME_LIMIT: usize = 40;

/// What was typed, kept while the page stands.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    role: RwSignal<String>,
}

impl Typed {
    fn new(role: &str) -> Self {
        Self { name: RwSignal::new(String::new()), role: RwSignal::new(role.to_owned()) }
    }
    fn is_missing(self) -> bool {
        self.name.with(|name| name.trim().is_empty())
    }
    fn person(self) -> NewPerson {
        NewPerson { name: self.name.get_untracked(), role: self.role.get_untracked() }
    }
}

/// The form of the two names.
#[component]
pub fn Names() -> impl IntoView {
    let app = App::here();
    let patient = Typed::new(tr::common::patient());
    let professional = Typed::new(tr::common::professional());
    let tried = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let lock = SharedChoice::new();
    let busy = lock.busy();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if patient.is_missing() || professional.is_missing() {
            page::set_title(&format!("{}{}", tr::common::error_title(), tr::start::start_door()));
            timer::next_frame(|| {
                page::focus(".error-summary");
            });
            return;
        }
        let (patient, professional) = (patient.person(), professional.person());
        let title = tr::common::and(patient.name.trim(), professional.name.trim());
        let locale = i18n::lang().code().to_owned();
        let start = StartWorkbook { title, locale, patient, professional, purpose: Purpose::Own };
        let Ok(phrase) = lock.phrase(app) else { return };
        begin(app, start, phrase, busy, failed);
    };
    let missing = move |typed: Typed| tried.get() && typed.is_missing();
    let summary = move || {
        (missing(patient) || missing(professional)).then(|| {
            let one = |typed: Typed, id: &'static str, words: &'static str| {
                missing(typed).then(|| {
                    let go = move |event: leptos::ev::MouseEvent| {
                        event.prevent_default();
                        page::focus(&format!("#{id}"));
                    };
                    view! {
                        <li>
                            <a href=format!("#{id}") on:click=go>
                                {words}
                            </a>
                        </li>
                    }
                })
            };
            view! {
                <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="errors-title">
                    <h2 id="errors-title">{tr::start::something_missing()}</h2>
                    <ul role="list">
                        {one(patient, "name-patient", tr::start::need_patient())}
                        {one(professional, "name-professional", tr::start::need_professional())}
                    </ul>
                </div>
            }
        })
    };
    // Beside a workbook that is open, the way back leads to where another one was asked for.
    let open = matches!(untrack(|| app.phase()), Phase::Open(_));
    let back = if open {
        (Route::Shelf.href(), tr::shelf::title())
    } else {
        (Route::Home.href(), tr::start::back())
    };
    view! {
        <p class="steps">{tr::start::step("1", "2")}</p>
        <PageHead
            title=tr::start::names_title()
            lead=tr::start::names_lead()
            back
        />
        <form class="stack" data-gap="large" novalidate on:submit=submit>
            {summary}
            {move || failed.get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <div class="sides">
                <Person
                    seat=Seat::Patient
                    typed=patient
                    label=tr::start::name_patient()
                    error=Signal::derive(move || missing(patient).then(|| tr::start::need_patient().to_owned()))
                />
                <Person
                    seat=Seat::Professional
                    typed=professional
                    label=tr::start::name_professional()
                    error=Signal::derive(move || {
                        missing(professional).then(|| tr::start::need_professional().to_owned())
                    })
                />
            </div>
            <Shared choice=lock/>
            <div class="row">
                <button class="button" type="submit" data-variant="primary" data-size="large">
                    {tr::start::go_on()}
                    <Icon name="arrow-right"/>
                </button>
            </div>
            {move || busy.get().then(|| view! { <p class="waiting"><Icon name="loader"/>{tr::lock::making()}</p> })}
        </form>
    }
}

/// Starts the workbook, locked from its first word on where there is a passphrase.
fn begin(
    app: App,
    start: StartWorkbook,
    phrase: Option<String>,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
) {
    let begin = move || match app.dispatch(&Command::Start(start)) {
        Ok(()) => {
            app.pass_to(Seat::Patient);
            page::set_hash(&Route::FirstAim.href());
        }
        Err(error) => failed.set(Some(words::command_error(error))),
    };
    let Some(phrase) = phrase else {
        app.new_book();
        return begin();
    };
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    failed.set(None);
    app.say(tr::lock::making());
    spawn_local(async move {
        let made = app.new_locked_book(&phrase).await;
        let _ = busy.try_set(false);
        match made {
            Ok(_) => begin(),
            Err(why) => {
                let _ = failed.try_set(Some(lock_error(why)));
            }
        }
    });
}

/// One person's name, and the word for their part.
#[component]
fn Person(
    seat: Seat,
    typed: Typed,
    label: &'static str,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let letters = Signal::derive(move || {
        let first = typed.name.with(|name| letter(name));
        vec![if first.is_empty() { typed.role.with(|role| letter(role)) } else { first }]
    });
    view! {
        <div class="stack voice" data-seat=seat.name()>
            <Mark seat=seat.name() letters/>
            <Field
                id=format!("name-{}", seat.name())
                label
                value=typed.name
                on_input=Callback::new(move |text| typed.name.set(text))
                lines=Lines::One
                limit=NAME_LIMIT
                more=FieldMore { error, ..FieldMore::default() }
            />
            <details class="disclosure">
                <summary>
                    <span dir="auto">{move || tr::start::role_other(&typed.role.get())}</span>
                </summary>
                <div class="disclosure-body stack">
                    <Field
                        id=format!("role-{}", seat.name())
                        label=tr::start::role()
                        value=typed.role
                        on_input=Callback::new(move |text| typed.role.set(text))
                        lines=Lines::One
                        limit=NAME_LIMIT
                        more=FieldMore { hint: Some(tr::start::role_hint()), ..FieldMore::default() }
                    />
                    <RoleWords
                        seat
                        now=typed.role
                        on_pick=Callback::new(move |word| typed.role.set(word))
                        locked=false
                    />
                </div>
            </details>
        </div>
    }
}
