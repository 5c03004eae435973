package dev.latchkey.push;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Notices that the container has ended a stream. */
record EndOfStream(Runnable then) implements AsyncListener {
  @Override
  public void onComplete(AsyncEvent event) {
    then.run();
  }

  @Override
  public void onError(AsyncEvent event) {
    then.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    then.run();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // A stream starts once.
  }
}
