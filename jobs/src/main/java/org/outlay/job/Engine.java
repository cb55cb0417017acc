package org.outlay.job;

/** The version of the engine, as the build stamped it into the jar. */
public final class Engine {
  private Engine() {}

  /** Version of the jar this runs from, {@code development} outside a jar. */
  public static String version() {
    String version = Engine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
