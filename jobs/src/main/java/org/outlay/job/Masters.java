package org.outlay.job;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/** Whether a standalone master is there: Spark itself gives up only after a minute, far from it. */
final class Masters {
  private static final String STANDALONE = "spark://";
  private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
  private static final int PATIENCE_MILLIS = 5_000;

  private Masters() {}

  /**
   * Looks for a master at one of the addresses of {@code spark://host:port,host:port}; other kinds
   * of master are Spark's to judge.
   *
   * @throws ProblemException if none answers
   */
  static void check(String master) {
    if (!master.startsWith(STANDALONE)) {
      return;
    }
    List<String> addresses = Arrays.asList(master.substring(STANDALONE.length()).split(",", -1));
    if (addresses.stream().noneMatch(Masters::answers)) {
      throw new ProblemException(
          Problem.user("no-master", null, "no master of Spark answers there")
              .withValue(master)
              .withAllowed("spark://host:7077 of a master that runs, or local")
              .withRemedy("look at the name and the port, and whether the master runs"));
    }
  }

  private static boolean answers(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 0xFFFF) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
