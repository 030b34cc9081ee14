import type { Agreed } from './consensus.ts';
import type { OpinionGroups } from './opinion-groups.ts';
import type { GroupStatement } from './representativeness.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/**
 * What `due-weight opinion` writes, ready for JSON: groups of every size, statements in their order (numbers by size), components as
 * loadings in the same order. Members only where they are asked for.
 */
export function opinionFile(
  matrix: VoteMatrix,
  found: OpinionGroups,
  of: { readonly out: Uint8Array; readonly members: boolean },
) {
  const { statements } = matrix;
  const id = (statement: number) => statements[statement] as string;
  return {
    k: found.k,
    components: found.components.map((loadings) => Array.from(loadings)),
    groups: found.sizes.map((size, group) =>
      of.members ? { size, members: membersOf(matrix, found.labels, group) } : { size },
    ),
    statements: statements.map((statement, at) => ({
      id: statement,
      moderatedOut: of.out[at] === 1,
      groups: found.compared.map((group) => groupLine(group[at] as GroupStatement)),
    })),
    representative: found.representative.map((chosen, group) =>
      chosen.map(({ statement, direction }) => {
        const line = found.compared[group]?.[statement] as GroupStatement;
        return { id: id(statement), direction, seen: line.seen, ...line[direction] };
      }),
    ),
    consensus: {
      agree: found.consensus.agree.map((each) => majorityLine(id(each.statement), each)),
      disagree: found.consensus.disagree.map((each) => majorityLine(id(each.statement), each)),
    },
    groupInformedConsensus: found.groupInformed.map((shares, at) => ({ id: id(at), ...shares })),
    stability: found.stability,
  };
}

function membersOf(matrix: VoteMatrix, labels: Uint32Array, group: number): readonly string[] {
  const members = matrix.participants.filter((_, row) => labels[row] === group);
  const numbers = members.every((name) => /^\d{1,15}$/.test(name));
  return members.sort((a, b) => (numbers && Number(a) - Number(b)) || (a < b ? -1 : a > b ? 1 : 0));
}

function groupLine({ agreed, disagreed, seen, agree, disagree }: GroupStatement) {
  return {
    na: agreed,
    nd: disagreed,
    ns: seen,
    pa: agree.p,
    pd: disagree.p,
    z: { agree: agree.z, disagree: disagree.z },
    representativeness: { agree: agree.representativeness, disagree: disagree.representativeness },
    representativenessZ: { agree: agree.representativenessZ, disagree: disagree.representativenessZ },
  };
}

function majorityLine(id: string, { said, seen, p, z }: Agreed) {
  return { id, said, seen, p, z };
}
