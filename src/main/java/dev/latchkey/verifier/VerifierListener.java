package dev.latchkey.verifier;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ends the background work when the application is undeployed. */
@WebListener
public class VerifierListener implements ServletContextListener {
  @Override
  public void contextDestroyed(ServletContextEvent undeployed) {
    Verifier.closeOnly();
  }
}
