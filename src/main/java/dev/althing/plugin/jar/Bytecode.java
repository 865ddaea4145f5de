package dev.althing.plugin.jar;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A look through the classes of a jar for what no plugin may do: end the process, start another,
 * bring native code, reach past the language. It finds what is written down, not what is done by
 * reflection: it keeps mistakes out, and makes hostility visible, no more.
 */
final class Bytecode {
  private static final int JAVA_1 = 44;
  private static final Set<String> FORBIDDEN_CALLS =
      Set.of(
          "java/lang/System.exit",
          "java/lang/System.load",
          "java/lang/System.loadLibrary",
          "java/lang/Runtime.exit",
          "java/lang/Runtime.halt",
          "java/lang/Runtime.exec",
          "java/lang/Runtime.load",
          "java/lang/Runtime.loadLibrary",
          "java/lang/Runtime.addShutdownHook",
          "java/lang/ProcessBuilder.<init>",
          "java/lang/ProcessBuilder.start");
  private static final Set<String> FORBIDDEN_TYPES =
      Set.of("sun/misc/Unsafe", "jdk/internal/misc/Unsafe", "sun/misc/Signal");

  private Bytecode() {}

  /**
   * Looks through all classes.
   *
   * @throws Refused for the first thing that may not be
   */
  static void check(Map<String, byte[]> entries) throws Refused {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String name = entry.getKey();
      if (name.endsWith(".class")
          && !name.startsWith("META-INF/")
          && !name.equals("module-info.class")) {
        check(name, entry.getValue());
      }
    }
  }

  private static void check(String name, byte[] code) throws Refused {
    if (code.length < 8 || code[0] != (byte) 0xCA || code[1] != (byte) 0xFE) {
      throw new Refused(name + " is no class: build the plugin again");
    }
    int needed = (((code[6] & 0xFF) << 8) | (code[7] & 0xFF)) - JAVA_1;
    int here = Runtime.version().feature();
    if (needed > here) {
      throw new Refused(
          "it is built for Java %d, and this is Java %d: build it with --release 17"
              .formatted(needed, here));
    }
    Finder finder = new Finder();
    try {
      new ClassReader(code).accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException broken) {
      throw new Refused(name + " is damaged: build the plugin again");
    }
    if (finder.found.isPresent()) {
      throw new Refused(
          "%s %s, which no plugin may: do not use it".formatted(name, finder.found.get()));
    }
  }

  private static final class Finder extends ClassVisitor {
    private Optional<String> found = Optional.empty();

    private Finder() {
      super(Opcodes.ASM9);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if ((access & Opcodes.ACC_NATIVE) != 0) {
        found = Optional.of("has native code");
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String signature, boolean isInterface) {
          look(owner, method);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String method, String type, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
              look(handle.getOwner(), handle.getName());
            }
          }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          look(owner, field);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
          look(type, "");
        }

        @Override
        public void visitLdcInsn(Object value) {
          if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            look(type.getInternalName(), "");
          }
        }
      };
    }

    private void look(String owner, String member) {
      String call = owner + "." + member;
      if (FORBIDDEN_CALLS.contains(call) || FORBIDDEN_TYPES.contains(owner)) {
        String shown = FORBIDDEN_TYPES.contains(owner) ? owner : call;
        found = Optional.of("uses " + shown.replace('/', '.').replace(".<init>", ""));
      }
    }
  }
}
