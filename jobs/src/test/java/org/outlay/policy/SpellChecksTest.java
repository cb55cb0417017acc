package org.outlay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.entitlement.SpellChecks;
import org.outlay.problem.Problem;

/** A programme that forgets how a measure goes on would pay nothing after the data end. */
class SpellChecksTest {
  @TempDir Path folder;

  @Test
  void aMeasureThatIsReadGoesOn() {
    assertThat(said(List.of())).isEmpty();
    assertThat(
            said(
                List.of(
                    new PolicyFolders.Edit(
                        "programmes.conf",
                        "continued { assessment {}, headcount {} }",
                        "continued { assessment {} }"))))
        .singleElement()
        .asString()
        .contains("academician-station: headcount", "programmes.conf:148");
  }

  private List<String> said(List<PolicyFolders.Edit> edits) {
    Path copy = folder.resolve("policy-" + edits.size());
    Policy policy = PolicyFolders.load(PolicyFolders.edited(PolicyFolders.JIAXING, copy, edits));
    return SpellChecks.of(policy).stream().map(Problem::describe).toList();
  }

  @Test
  void theInventedPolicyIsInOrder() {
    assertThat(SpellChecks.of(PolicyFolders.load(PolicyFolders.RIVERSIDE))).isEmpty();
  }
}
