//! One value handed from a browser callback to a future; the first answer wins.
//! Not a channel: a second answer is given back.

use std::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

enum State<T> {
    Waiting(Option<Waker>),
    Answered(T),
    /// Taken by the waiting side, or nobody waits any more.
    Over,
}

/// The side that knows the answer. Clones share one answer.
pub struct Answer<T>(Rc<RefCell<State<T>>>);

/// The side that waits. Dropping it refuses every later answer.
pub struct Wait<T>(Rc<RefCell<State<T>>>);

/// Both sides of one answer.
pub fn once<T>() -> (Answer<T>, Wait<T>) {
    let state = Rc::new(RefCell::new(State::Waiting(None)));
    (Answer(Rc::clone(&state)), Wait(state))
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Answer<T> {
    /// Gives the answer, or hands it back when there was one before or nobody waits.
    pub fn give(&self, value: T) -> Result<(), T> {
        let mut state = self.0.borrow_mut();
        let State::Waiting(waker) = &mut *state else {
            return Err(value);
        };
        let waker = waker.take();
        *state = State::Answered(value);
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
        Ok(())
    }
}

impl<T> Future for Wait<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut state = self.0.borrow_mut();
        match std::mem::replace(&mut *state, State::Over) {
            State::Answered(value) => Poll::Ready(value),
            State::Waiting(_) => {
                *state = State::Waiting(Some(context.waker().clone()));
                Poll::Pending
            }
            State::Over => Poll::Pending,
        }
    }
}

impl<T> Drop for Wait<T> {
    fn drop(&mut self) {
        *self.0.borrow_mut() = State::Over;
    }
}
