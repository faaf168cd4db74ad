export const ProgramsPage = () => null;
