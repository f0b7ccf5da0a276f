// Joins the stylesheet given as argument with everything it imports into one file and prints it.
// Called by `hook/styles.rs`. Layers keep their order; comments and spaces go.
import { bundle } from 'lightningcss';

const { code, warnings } = bundle({ filename: process.argv[2], minify: true });
for (const warning of warnings) console.error(`styles: ${warning.message}`);
process.stdout.write(code);
