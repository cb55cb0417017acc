package org.outlay.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outlay.config.Section;
import org.outlay.config.Unread;
import org.outlay.problem.Location;
import org.outlay.problem.Problems;

/**
 * Names of one kind that a policy declares. Where a file is broken others may stand in it, and who
 * uses one of them has made no mistake.
 *
 * @param declared in written order, also of what is declared wrongly
 * @param unread what could not be read where they are declared
 */
public record Names(Set<String> declared, Unread unread) {
  /** Of what a policy may do without. */
  static final Names NONE = new Names(Set.of(), Unread.NOTHING);

  /** The keys of a section that a file must have. */
  static Names in(Section file, String key) {
    Section all = file.section(key);
    return new Names(all.keys(), all.unread());
  }

  /** Whether the name is declared, or may be. */
  public boolean mayHave(String name) {
    return declared.contains(name) || unread.mayHold(name);
  }

  /** Reports {@code unknown-<what>} where the name neither is nor may be declared. */
  public void check(String what, String name, @Nullable Location location, Problems problems) {
    PolicyText.known(what, name, this, location, problems);
  }

  /** Lets what a scenario changes of any of them pass as known. */
  void expectIn(Section changes) {
    changes.keys().stream().filter(this::mayHave).forEach(changes::has);
  }

  /** Whether all of them are known. */
  public boolean isWhole() {
    return unread.isNothing();
  }
}
