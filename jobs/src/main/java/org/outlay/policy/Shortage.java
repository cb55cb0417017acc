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
 * @param wait fiscal years that an unpaid claim may wait until it is forgone; 0 forgoes it at once
 */
public record Shortage(Pay pay, Order order, List<List<String>> classes, int wait)
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
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** In which order claims are served; those of one rank share in proportion to what they claim. */
  public enum Order {
    /** All alike. */
    PRO_RATA,
    /** The oldest claims first, then by vintage: legacy, given, projected. */
    FIRST_COME,
    /** By classes of rules. */
    PRIORITY;

    /** Name in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
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
