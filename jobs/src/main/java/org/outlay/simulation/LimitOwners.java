package org.outlay.simulation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whose limits applications and copies of them come under, as numbers of {@link UnitOwners}. */
final class LimitOwners {
  private static final Set<Component.Follows> BOTH =
      EnumSet.of(Component.Follows.APPLICANT, Component.Follows.GROUP);

  /** The group itself, not one that takes its place. */
  private static final int OWN = 0;

  private final Roster roster;
  private final List<Component> components;

  /** By programme. */
  private final int[] componentOf;

  private final double[] programmeOf;
  private final UnitOwners owners = new UnitOwners();

  LimitOwners(Roster roster, List<Component> components, int programmes) {
    this.roster = roster;
    this.components = components;
    this.componentOf = new int[programmes];
    Arrays.fill(componentOf, UnitRows.NONE);
    for (int i = 0; i < components.size(); i++) {
      for (int programme : components.get(i).programmes()) {
        componentOf[programme] = i;
      }
    }
    this.programmeOf = roster.column("programme");
    for (int i = 0; i < roster.size(); i++) {
      int component = component(i);
      if (component >= 0 && components.get(component).follows().containsAll(BOTH)) {
        owners.join(person(component, i), group(component, i, OWN));
      }
    }
  }

  /** Number of the component of an application of the roster, or {@link UnitRows#NONE}. */
  int component(int application) {
    return componentOf((int) programmeOf[application]);
  }

  int componentOf(int programme) {
    return componentOf[programme];
  }

  /** Of what the limits of an application of the cohort follow. */
  int owner(int component, int application) {
    return owner(component, application, OWN);
  }

  /**
   * The same of its copies: new persons, who share with others what follows their group or
   * everybody.
   *
   * @param successor of the donor's group
   */
  int ownerOfCopies(int component, int donor, int successor) {
    Set<Component.Follows> follows = components.get(component).follows();
    boolean shares =
        follows.contains(Component.Follows.ALL)
            || (follows.contains(Component.Follows.GROUP) && roster.grouped()[donor]);
    return shares ? owner(component, donor, successor) : UnitRows.ALONE;
  }

  private int owner(int component, int application, int successor) {
    Set<Component.Follows> follows = components.get(component).follows();
    if (follows.isEmpty()) {
      return UnitRows.ALONE;
    }
    if (follows.contains(Component.Follows.ALL)) {
      return owners.everybody(component);
    }
    return owners.together(
        follows.contains(Component.Follows.GROUP)
            ? group(component, application, successor)
            : person(component, application));
  }

  int person(int component, int application) {
    return owners.person(component, roster.applicants()[application]);
  }

  /** Of the application's own group. */
  int group(int component, int application) {
    return group(component, application, OWN);
  }

  int group(int component, int application, int successor) {
    return owners.group(component, roster.groups()[application], successor);
  }

  /** Of the copies of one donor and year. */
  int another() {
    return owners.another();
  }

  /** Whether limits follow who applies: who has no group is a group of its own. */
  boolean followsApplicant(int component, int application) {
    Set<Component.Follows> follows = components.get(component).follows();
    return follows.contains(Component.Follows.APPLICANT)
        || (follows.contains(Component.Follows.GROUP) && !roster.grouped()[application]);
  }
}
