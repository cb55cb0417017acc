package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outlay.policy.Limit;

/**
 * What a donor's applicant applied for besides, where limits follow the applicant: a copy brings it
 * along, so that an either/or choice, a number of paid years and the caps of who has no group
 * withhold from the copy what they withheld from its donor. Of each copy one application arrives
 * and is paid; the others, which are donors in their own right, only claim.
 */
final class Companions {
  /** More than so many hardly withhold more; the nearest earlier ones come first. */
  static final int MOST = 16;

  private final boolean byYear;
  private final Map<String, List<Integer>> byApplicant = new HashMap<>();
  private final String[] applicants;

  /**
   * Applications of some programmes.
   *
   * @param applicants whom the limits follow, by application
   * @param programmes codes of programmes that limits join
   */
  Companions(
      Roster roster, String[] applicants, Set<Integer> programmes, List<ProgrammePlan> plans) {
    this.applicants = applicants;
    this.byYear = programmes.stream().anyMatch(code -> isByYear(plans.get(code)));
    double[] programmeOf = roster.column("programme");
    double[] approvals = roster.column("approved_on");
    for (int i = 0; i < roster.size(); i++) {
      if (programmes.contains((int) programmeOf[i])) {
        byApplicant.computeIfAbsent(applicants[i], id -> new ArrayList<>()).add(i);
      }
    }
    byApplicant.values().removeIf(all -> all.size() == 1);
    // The roster is sorted by id, which decides between approvals of one day.
    byApplicant.values().forEach(all -> all.sort(Comparator.comparingDouble(i -> approvals[i])));
  }

  /** Whether an application may withhold from an earlier one, since years are served in turn. */
  private static boolean isByYear(ProgrammePlan plan) {
    for (RuleProgram rule : plan.rules()) {
      for (RuleProgram.LimitProgram limit : rule.limits()) {
        if (limit.kind().acrossApplications() && limit.kind() != Limit.Kind.CHOICE) {
          return true;
        }
      }
    }
    return false;
  }

  /** Positions in the roster of those that may withhold from an application. */
  List<Integer> of(int application) {
    List<Integer> all = byApplicant.getOrDefault(applicants[application], List.of());
    int at = all.indexOf(application);
    if (at < 0) {
      return List.of();
    }
    List<Integer> others = new ArrayList<>(all.subList(Math.max(0, at - MOST), at));
    if (byYear) {
      int end = Math.min(all.size(), at + 1 + MOST - others.size());
      others.addAll(all.subList(at + 1, end));
    }
    return others;
  }
}
