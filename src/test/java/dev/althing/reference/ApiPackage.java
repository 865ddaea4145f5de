package dev.althing.reference;

import com.sun.source.doctree.DocCommentTree;
import java.util.List;
import java.util.Optional;

/**
 * A package as its sources have it.
 *
 * @param name such as {@code dev.althing.spi}
 * @param comment of its {@code package-info.java}
 * @param types the public ones by their names, without those that are nested
 */
record ApiPackage(String name, Optional<DocCommentTree> comment, List<ApiType> types) {
  ApiPackage {
    types = List.copyOf(types);
  }
}
