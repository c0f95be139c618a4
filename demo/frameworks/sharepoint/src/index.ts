// The bundle starts at the web part; the rig wants an entry of the package too.
export {};
