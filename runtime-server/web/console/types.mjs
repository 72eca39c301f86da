// For whoever checks types without building.
import { writeTypes } from "./bundle.mjs";

writeTypes();
