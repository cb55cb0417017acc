package org.outlay.policy;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What a fund does in a year whose claims exceed its money.
 *
 * @param pay whether it overruns
 * @param order who is paid first where it does not
 * @param classes rules by priority, the first class first; a rule in none comes after all of them
 * @param patience fiscal years that an unpaid claim waits until it is forgone; 0 forgoes it at once
 */
public record Shortage(Pay pay, Order order, List<List<String>> classes, int patience)
    implements Serializable {
  /** Pays and reports the overrun. */
  public static final Shortage OVERRUN =
      new Shortage(Pay.EVERYTHING, Order.PRO_RATA, List.of(), CarryOver.FOREVER);

  public Shortage {
    classes = classes.stream().map(List::copyOf).toList();
  }

  /** Whether the money limits what is paid. */
  public enum Pay {
    /** All claims; the account goes below zero and the overrun is reported. */
    EVERYTHING,
    /** No more than there is. */
    WHAT_THERE_IS;

    /** Name in files. */
    public String id() {
      return word(name());
    }
  }

  /** In which order claims are served; those of one rank share in proportion to what they claim. */
  public enum Order {
    /** All alike. */
    PRO_RATA,
    /** What fell due earlier first, then by vintage: legacy, given, projected. */
    FIRST_COME,
    /** By classes of rules, the first to come first within a class. */
    PRIORITY,
    /** By classes of rules, all alike within a class. */
    PRIORITY_PRO_RATA;

    /** Name in files. */
    public String id() {
      return word(name());
    }

    /** Whether rules are ranked by class. */
    public boolean byClass() {
      return this == PRIORITY || this == PRIORITY_PRO_RATA;
    }

    /** Whether age ranks claims. */
    public boolean byAge() {
      return this == PRIORITY || this == FIRST_COME;
    }
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Rank of a rule's class, 0 for the first. */
  public int rank(String rule) {
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).contains(rule)) {
        return i;
      }
    }
    return classes.size();
  }
}
