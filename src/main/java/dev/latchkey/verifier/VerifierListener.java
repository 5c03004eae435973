package dev.latchkey.verifier;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Starts the background work with the application, so that the first request finds the lists there,
 * and ends it when the application is undeployed.
 */
@WebListener
public class VerifierListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent deployed) {
    Verifier.ofThisApplication();
  }

  @Override
  public void contextDestroyed(ServletContextEvent undeployed) {
    Verifier.closeOnly();
  }
}
