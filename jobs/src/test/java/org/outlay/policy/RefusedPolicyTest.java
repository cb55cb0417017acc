package org.outlay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One slip in a policy folder or in a scenario's overrides: all that is said about it, word for
 * word.
 */
class RefusedPolicyTest {
  @TempDir Path folder;

  record Slip(String label, List<PolicyFolders.Edit> edits, String said) {
    @Override
    public String toString() {
      return label;
    }
  }

  static List<Slip> slips() throws IOException {
    try (InputStream in = RefusedPolicyTest.class.getResourceAsStream("/policy/refused.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<Slip> slips = new ArrayList<>();
      for (String block : text.substring("==== ".length()).split("\n==== ")) {
        String[] halves = block.split("\n----\n", 2);
        String[] lines = halves[0].split("\n", 2);
        slips.add(
            new Slip(
                lines[0],
                lines[1].lines().map(PolicyFolders.Edit::of).toList(),
                halves[1].stripTrailing()));
      }
      return slips;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void saysWhatIsWrongWhereAndWhatToDo(Slip slip) {
    assertThat(complaints(slip).stripTrailing()).isEqualTo(slip.said());
  }

  @Test
  void theFolderItselfIsInOrder() throws IOException {
    assertThat(complaints(new Slip("none", List.of(), ""))).isEmpty();
    assertThat(slips()).hasSizeGreaterThan(100);
  }

  private String complaints(Slip slip) {
    return PolicyFolders.complaints(
        PolicyFolders.RIVERSIDE, folder.resolve("policy"), slip.edits());
  }
}
