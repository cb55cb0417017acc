package org.outlay.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/** Compiles generated classes, each text once in a process. */
final class Compiler {
  private static final Map<String, GeneratedLoop> LOOPS = new ConcurrentHashMap<>();
  private static final String PACKAGE = "package org.outlay.kernel.generated;\n";
  private static final String IMPORT = "import org.outlay.kernel.Sql;\n";

  private Compiler() {}

  static GeneratedLoop compile(String source) {
    return LOOPS.computeIfAbsent(source, Compiler::make);
  }

  private static GeneratedLoop make(String source) {
    try {
      SimpleCompiler compiler = new SimpleCompiler();
      compiler.setParentClassLoader(RuleLoop.class.getClassLoader());
      compiler.cook(PACKAGE + IMPORT + source);
      Class<?> loop =
          compiler.getClassLoader().loadClass("org.outlay.kernel.generated." + RuleEmitter.CLASS);
      return (GeneratedLoop) loop.getDeclaredConstructor().newInstance();
    } catch (CompileException | ReflectiveOperationException e) {
      throw new IllegalStateException("a generated loop does not compile:\n" + source, e);
    }
  }
}
