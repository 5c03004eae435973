package dev.latchkey.pairs;

import java.util.function.Consumer;

/** The calls of the API, each as somebody makes it who shares the account with others. */
enum Call {
  SIGNUP(Person::signUp),
  LOGIN(Person::logIn),
  FORGOT_PASSWORD(Person::forgetPassword),
  RESET_PASSWORD(Person::resetPassword),
  CHANGE_PASSWORD(Person::changePassword),
  CHANGE_EMAIL(Person::changeEmail),
  PROFILE(Person::viewProfile),
  UPDATE_PROFILE(Person::updateProfile),
  LOGOUT(Person::logOut),
  LOGOUT_ALL(Person::logOutEverywhere),
  SESSIONS(Person::listSessions),
  END_SESSION(Person::endSession),
  DELETE_ACCOUNT(Person::deleteAccount);

  private final Consumer<Person> made;

  Call(Consumer<Person> made) {
    this.made = made;
  }

  void make(Person person) {
    made.accept(person);
  }
}
