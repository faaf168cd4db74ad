// Read by React when it is first loaded: its development build is several times slower, and nobody looks at its warnings.
process.env.NODE_ENV ??= "production";

export {};
