import type { ReactNode } from "react";
import { type Role, roles } from "../../domain/person/role.js";
import { useSay } from "../words/speak.js";

interface RolesProps {
  readonly given: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

/** What someone is at the desk; a person may be several things. */
export function ChooseRoles({ given, onChange }: RolesProps): ReactNode {
  const say = useSay();
  return (
    <fieldset className="checks">
      <legend className="hidden">{say("roles")}</legend>
      {roles.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={given.includes(role)}
            onChange={(event) =>
              onChange(event.target.checked ? [...given, role] : given.filter((one) => one !== role))
            }
          />
          {say(`role-${role}`)}
        </label>
      ))}
    </fieldset>
  );
}
