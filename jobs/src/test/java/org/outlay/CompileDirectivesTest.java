package org.outlay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the compilers are told names classes and methods that are there: one that was moved would be
 * compiled otherwise, which costs the baseline a tenth of its time and tells nobody.
 */
class CompileDirectivesTest {
  private static final Path DIRECTIVES = Path.of("scripts/compile.json");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  @Test
  void nameWhatIsThere() throws Exception {
    List<String> ours = patterns();
    assertThat(ours).hasSizeGreaterThan(20);
    for (String pattern : ours) {
      int dot = pattern.lastIndexOf('.');
      Class<?> named = Class.forName(pattern.substring(0, dot).replace('/', '.'));
      String method = pattern.substring(dot + 1);
      if (!method.equals("*")) {
        assertThat(Arrays.stream(named.getDeclaredMethods()).map(m -> m.getName()))
            .as(pattern)
            .contains(method);
      }
    }
  }

  /** Of classes of ours that are named in full. */
  private static List<String> patterns() throws IOException {
    List<String> ours = new ArrayList<>();
    MAPPER
        .readTree(DIRECTIVES.toFile())
        .findValues("match")
        .forEach(match -> match.forEach(pattern -> ours.add(pattern.textValue())));
    ours.removeIf(
        pattern ->
            !pattern.startsWith("org/outlay/")
                || pattern.substring(0, pattern.lastIndexOf('.')).contains("*"));
    return ours;
  }
}
