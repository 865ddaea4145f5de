package dev.althing.plugin.jar;

import java.util.Map;
import java.util.TreeMap;
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

  /** To end the whole process, or to do something when it ends. */
  static final String EXIT = "exit";

  /** To start other processes. */
  static final String PROCESSES = "processes";

  /** To run what is no Java. */
  static final String NATIVE_CODE = "native-code";

  /** To reach past the language. */
  static final String UNSAFE = "unsafe";

  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("java/lang/System.exit", EXIT),
          Map.entry("java/lang/Runtime.exit", EXIT),
          Map.entry("java/lang/Runtime.halt", EXIT),
          Map.entry("java/lang/Runtime.addShutdownHook", EXIT),
          Map.entry("java/lang/System.load", NATIVE_CODE),
          Map.entry("java/lang/System.loadLibrary", NATIVE_CODE),
          Map.entry("java/lang/Runtime.load", NATIVE_CODE),
          Map.entry("java/lang/Runtime.loadLibrary", NATIVE_CODE),
          Map.entry("java/lang/Runtime.exec", PROCESSES),
          Map.entry("java/lang/ProcessBuilder.<init>", PROCESSES),
          Map.entry("java/lang/ProcessBuilder.start", PROCESSES));
  private static final Map<String, String> TYPES =
      Map.of(
          "sun/misc/Unsafe", UNSAFE, "jdk/internal/misc/Unsafe", UNSAFE, "sun/misc/Signal", EXIT);

  private Bytecode() {}

  /**
   * Looks through all classes.
   *
   * @return what is found, by the capability it needs
   * @throws Refused for a class that cannot be used here
   */
  static Map<String, String> look(Map<String, byte[]> entries) throws Refused {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String name = entry.getKey();
      if (name.endsWith(".class")
          && !name.startsWith("META-INF/")
          && !name.equals("module-info.class")) {
        look(name, entry.getValue(), found);
      }
    }
    return found;
  }

  private static void look(String name, byte[] code, Map<String, String> found) throws Refused {
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
    Finder finder = new Finder(name, found);
    try {
      new ClassReader(code).accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException broken) {
      throw new Refused(name + " is damaged: build the plugin again");
    }
  }

  private static final class Finder extends ClassVisitor {
    private final String inside;
    private final Map<String, String> found;

    private Finder(String inside, Map<String, String> found) {
      super(Opcodes.ASM9);
      this.inside = inside;
      this.found = found;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if ((access & Opcodes.ACC_NATIVE) != 0) {
        found.putIfAbsent(NATIVE_CODE, inside + " has native code");
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
      note(CALLS.get(call), call);
      note(TYPES.get(owner), owner);
    }

    private void note(@Nullable String capability, String what) {
      if (capability != null) {
        String shown = what.replace('/', '.').replace(".<init>", "");
        found.putIfAbsent(capability, inside + " uses " + shown);
      }
    }
  }
}
